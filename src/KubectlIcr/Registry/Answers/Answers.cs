using KubectlIcr.Http;

namespace KubectlIcr.Registry;

/// <summary>Turns what came over the wire into the fact.</summary>
internal static class Answers
{
    public static RegistryAnswer Of(HttpResult reply, AnswerStage stage, SentSecrets secrets)
    {
        var (code, sentence) = reply.Answer is { IsSuccess: false } answer ? ErrorBody.Read(answer, secrets) : default;
        return new()
        {
            Stage = stage,
            Host = reply.Host,
            Status = reply.Status,
            Code = code,
            Sentence = sentence,
            Fault = reply.Fault is null ? null : reply.Fault with { Words = secrets.Hide(reply.Fault.Words) },
            RetryAfter = reply.Answer?.RetryAfter,
        };
    }
}
