using KubectlIcr.Http;

namespace KubectlIcr.Registry;

/// <summary>Judges whether what came as a manifest is one.</summary>
internal static class ManifestAnswers
{
    public static RegistryAnswer Of(RegistryExchange asked, RegistryQuestion question, bool isHead)
    {
        var answer = asked.ToAnswer(question, AnswerStage.Manifest);
        if (!asked.Result.IsSuccess || answer.Fault is not null || asked.Authorization.Refusal is not null) return answer;
        var (manifest, flaw) = isHead ? Head(asked.Result.Answer, question) : Body(asked.Result.Answer, question);
        return manifest is not null ? answer with { Manifest = manifest } : answer with { Fault = asked.Result.Garbled(flaw!).Fault };
    }

    private static (Manifest? Manifest, string? Flaw) Head(HttpAnswer answer, RegistryQuestion question) =>
        answer.ContentType is { } type && !ManifestReader.MediaTypes.Contains(type)
            ? (null, NoManifest(answer))
            : (new(DigestOf(answer) ?? (Digest.Is(question.Reference) ? question.Reference : null), answer.ContentType ?? "", [], [], null), null);

    private static (Manifest? Manifest, string? Flaw) Body(HttpAnswer answer, RegistryQuestion question)
    {
        if (answer.IsCut) return (null, "the response is too large for a manifest");
        var manifest = ManifestReader.Read(answer.Body, answer.ContentType, DigestOf(answer) ?? Digest.Of(answer.Body));
        if (manifest is null) return (null, NoManifest(answer));
        return Digest.Is(question.Reference) && !Digest.Fits(question.Reference, answer.Body) ? (null, "content does not match the digest") : (manifest, null);
    }

    private static string? DigestOf(HttpAnswer answer) =>
        answer.Header("Docker-Content-Digest") is { } digest && Digest.Is(digest) && digest.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '+' or '.' or '_' or '-') ? digest : null;

    private static string NoManifest(HttpAnswer answer)
    {
        var what = ErrorBody.Page(answer) ?? (answer.ContentType is { } type && !ManifestReader.MediaTypes.Contains(type) ? CleanText.OneLine(type, 80) : "a body that can't be parsed");
        return $"responded with {what} instead of a manifest";
    }
}
