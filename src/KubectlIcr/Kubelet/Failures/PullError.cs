namespace KubectlIcr.Kubelet;

/// <summary>Reads the text of a failed pull (event, waiting message, pasted <c>kubectl describe</c> line) and names its cause.</summary>
internal static class PullError
{
    /// <summary>Of a longer text the two ends are read: between them is a page somebody's proxy served.</summary>
    private const int LongestRead = 32_768;

    /// <param name="text">The message as the cluster gave it.</param>
    /// <param name="registry">The image's registry domain, for the texts whose meaning depends on it; null when unknown.</param>
    public static PullFailure Classify(string text, string? registry = null)
    {
        var failures = PullLines.Events(BothEnds(text)).Select(line => ClassifyLine(line, registry)).ToList();
        return MostTelling(failures) with { Text = text };
    }

    private static PullFailure ClassifyLine(string line, string? registry)
    {
        var message = PullMessage.Read(line);
        var parts = JoinedErrors.Split(message.Error).Select(error => ClassifyError(error, message, registry)).ToList();
        return parts.Count == 1 ? parts[0] : MostTelling(parts) with { Parts = parts };
    }

    private static PullFailure ClassifyError(string error, PullMessage message, string? registry)
    {
        var tries = MirrorErrors.Split(PullText.WithoutArtifact(error));
        if (tries.Count == 0)
            return ClassifyOne(PullText.Read(error, message, registry));
        var mirrors = tries.SkipLast(1).Select(tried => ClassifyMirror(tried.Image, tried.Error)).ToList();
        var source = ClassifyOne(PullText.Read(tries[^1].Error, message, registry));
        var failure = Decisive(MostTelling(mirrors), source);
        PullFailure[] all = [.. mirrors, source];
        PullCause[] causes = [.. all.Prepend(failure).Select(tried => tried.Cause).Where(cause => cause != PullCause.Other).Distinct()];
        MirrorTry[] asked = [.. tries.Zip(all, (tried, result) => new MirrorTry(tried.Image, result))];
        return failure with { Candidates = causes.Length > 1 ? causes : failure.Candidates, Text = error, Tries = asked, Summary = PullSummary.Of(asked) };
    }

    /// <summary>The mirror's failure, unless its text is unknown. A mirror need not hold every image: where it does not, the registry's answer counts.</summary>
    private static PullFailure Decisive(PullFailure mirror, PullFailure source) =>
        mirror.Cause == PullCause.Other || (IsAbsent(mirror.Cause) && HasAnswered(source.Cause)) ? source : mirror;

    private static PullFailure ClassifyMirror(string image, string error)
    {
        var failure = ClassifyOne(PullText.Read(error, new PullMessage(image, error), null));
        var mirror = new MirrorTry(image, failure).Host;
        return failure with { Host = failure.Host ?? mirror, Mirror = mirror };
    }

    private static bool IsAbsent(PullCause cause) => cause is PullCause.NotFoundTag or PullCause.NotFoundRepoOrDenied;

    private static bool HasAnswered(PullCause cause) =>
        cause is not (PullCause.Dns or PullCause.ConnectTimeout or PullCause.ConnectionRefused or PullCause.Proxy or PullCause.NetworkRestricted
            or PullCause.TlsUnknownCa or PullCause.TlsOther or PullCause.HttpVsHttps or PullCause.Other);

    private static PullFailure ClassifyOne(PullText text)
    {
        var pattern = PullPatterns.Find(text);
        var cause = pattern?.Cause ?? PullCause.Other;
        return new PullFailure
        {
            Cause = cause,
            Candidates = pattern is { Or.Count: > 0 } ? [cause, .. pattern.Or] : [],
            Text = text.Error,
            Host = ForeignHost.In(text),
            NamesProxy = ForeignHost.Proxy(text) is not null,
            Mirror = text.Mirror,
            Detail = pattern?.Detail ?? PullDetail.None,
            SecretUnparsable = pattern?.SecretUnparsable ?? false,
            CredentialSent = CredentialClue.In(text, pattern),
            Summary = PullSummary.Of(text, pattern),
        };
    }

    private static string BothEnds(string text) =>
        text.Length <= LongestRead ? text : $"{text.AsSpan(0, LongestRead / 2)} … {text.AsSpan(text.Length - (LongestRead / 2))}";

    private static PullFailure MostTelling(List<PullFailure> failures) =>
        failures.Find(failure => failure.Cause is not (PullCause.Other or PullCause.BackoffOnly or PullCause.MissingSecret))
        ?? failures.Find(failure => failure.Cause is PullCause.MissingSecret)
        ?? failures[0];
}
