using KubectlIcr.Http;
using Polly;
using Polly.Retry;

namespace KubectlIcr.Registry;

/// <summary>One more try for 429, a gateway's 502, 503, 504 and cut connections, after what Retry-After says; what the registry itself decided stays.</summary>
internal static class RegistryRetries
{
    /// <summary>Who must wait longer than this should hear of it instead.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(300);

    public static readonly ResiliencePipeline<Reply> Pipeline = new ResiliencePipelineBuilder<Reply>()
        .AddRetry(new RetryStrategyOptions<Reply>
        {
            MaxRetryAttempts = 1,
            ShouldHandle = new PredicateBuilder<Reply>().HandleResult(IsWorthIt),
            DelayGenerator = retry => ValueTask.FromResult<TimeSpan?>(retry.Outcome.Result?.Answer?.RetryAfter ?? ShortWait),
        })
        .Build();

    private static bool IsWorthIt(Reply reply) =>
        reply.Fault?.Kind == NetworkFaultKind.Cut || (reply.Status is 429 or 502 or 503 or 504 && !(reply.Answer?.RetryAfter > LongestWait));
}
