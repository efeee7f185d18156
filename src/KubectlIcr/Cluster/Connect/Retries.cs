using Polly;
using Polly.Retry;

namespace KubectlIcr.Cluster.Connect;

/// <summary>At most three tries, after what Retry-After says.</summary>
internal static class Retries
{
    /// <summary>A longer wait is reported instead.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    /// <summary>Of a GET: for 429, 5xx and cut connections.</summary>
    public static readonly ResiliencePipeline Reads = Of(failure => failure.IsTransient);

    /// <summary>Of a write: only where the server says that it did not look at it (429). After any other failure it may have been done.</summary>
    public static readonly ResiliencePipeline Writes = Of(failure => failure.Status == 429);

    private static ResiliencePipeline Of(Func<ApiFailure, bool> isWorthIt) => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 2,
            ShouldHandle = new PredicateBuilder().Handle<ApiFailure>(failure => isWorthIt(failure) && !(failure.RetryAfter > LongestWait)),
            DelayGenerator = retry => ValueTask.FromResult((retry.Outcome.Exception as ApiFailure)?.RetryAfter ?? Backoff(retry.AttemptNumber)),
        })
        .Build();

    private static TimeSpan? Backoff(int attempt) => TimeSpan.FromMilliseconds(200 << attempt);
}
