namespace KubectlIcr.Kubelet;

/// <summary>Finds the pull failures in text that a person pasted: an event, a waiting message, the output of <c>kubectl describe</c>.</summary>
internal static class PastedText
{
    /// <summary>
    /// Each different failure once; the bare <c>Error: REASON</c> that follows a telling event adds nothing, and back-off alone counts only where
    /// nothing tells more.
    /// </summary>
    public static IReadOnlyList<PullFailure> Failures(string text)
    {
        var failures = PullLines.Messages(text)
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .Select(line => PullError.Classify(line))
            .Where(failure => failure.Cause != PullCause.Other)
            .OrderBy(failure => failure.Text.StartsWith("Error: ", StringComparison.Ordinal))
            .DistinctBy(failure => (failure.Cause, failure.CredentialSent))
            .ToList();
        var telling = failures.Where(failure => failure.Cause != PullCause.BackoffOnly).ToList();
        return telling.Count > 0 ? telling : failures;
    }
}
