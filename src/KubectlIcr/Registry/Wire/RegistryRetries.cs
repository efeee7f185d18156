using KubectlIcr.Http;
using Polly;
using Polly.Retry;

namespace KubectlIcr.Registry;

/// <summary>One more try for 429, a gateway's 502, 503, 504 and cut connections, after what Retry-After says; what the registry itself decided stays.</summary>
internal static class RegistryRetries
{
    /// <summary>A longer wait is reported instead.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(300);

    public static readonly ResiliencePipeline<HttpResult> Pipeline = new ResiliencePipelineBuilder<HttpResult>()
        .AddRetry(new RetryStrategyOptions<HttpResult>
        {
            MaxRetryAttempts = 1,
            ShouldHandle = new PredicateBuilder<HttpResult>().HandleResult(IsWorthIt),
            DelayGenerator = retry => ValueTask.FromResult<TimeSpan?>(retry.Outcome.Result?.Answer?.RetryAfter ?? ShortWait),
        })
        .Build();

    private static bool IsWorthIt(HttpResult reply) =>
        reply.Fault?.Kind == NetworkFaultKind.Cut || (reply.Status is 429 or 502 or 503 or 504 && !(reply.Answer?.RetryAfter > LongestWait));
}
