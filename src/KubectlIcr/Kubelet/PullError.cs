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
        var failures = PullMessage.Lines(BothEnds(text)).Select(line => ClassifyLine(line, registry)).ToList();
        return MostTelling(failures) with { Text = text };
    }

    private static PullFailure ClassifyLine(string line, string? registry)
    {
        var message = PullMessage.Read(line);
        var parts = JoinedErrors.Split(message.Error).Select(error => ClassifyError(error, message.Image, registry)).ToList();
        return parts.Count == 1 ? parts[0] : MostTelling(parts) with { Parts = parts };
    }

    private static PullFailure ClassifyError(string error, string? image, string? registry)
    {
        var text = PullText.Read(error, image, registry);
        var pattern = PullPatterns.Find(text);
        var cause = pattern?.Cause ?? PullCause.Other;
        return new PullFailure
        {
            Cause = cause,
            Candidates = pattern is { Or.Count: > 0 } ? [cause, .. pattern.Or] : [],
            Text = error,
            Host = ForeignHost.In(text),
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
