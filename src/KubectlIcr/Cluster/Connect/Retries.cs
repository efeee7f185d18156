using Polly;
using Polly.Retry;

namespace KubectlIcr.Cluster.Connect;

/// <summary>At most three tries of a GET: for 429, 5xx and cut connections, after what Retry-After says.</summary>
internal static class Retries
{
    /// <summary>Who must wait longer than this should hear of it instead.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    public static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 2,
            ShouldHandle = new PredicateBuilder().Handle<ApiFailure>(failure => failure.IsTransient && !(failure.RetryAfter > LongestWait)),
            DelayGenerator = retry => ValueTask.FromResult((retry.Outcome.Exception as ApiFailure)?.RetryAfter ?? Backoff(retry.AttemptNumber)),
        })
        .Build();

    private static TimeSpan? Backoff(int attempt) => TimeSpan.FromMilliseconds(200 << attempt);
}
