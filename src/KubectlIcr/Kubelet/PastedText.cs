namespace KubectlIcr.Kubelet;

/// <summary>Finds the pull failures in text that a person pasted: an event, a waiting message, the output of <c>kubectl describe</c>.</summary>
internal static class PastedText
{
    /// <summary>Each different failure once, in the order of the text; back-off alone counts only where nothing tells more.</summary>
    public static IReadOnlyList<PullFailure> Failures(string text)
    {
        var failures = text.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .Select(line => PullError.Classify(line))
            .Where(failure => failure.Cause != PullCause.Other)
            .DistinctBy(failure => (failure.Cause, failure.Summary))
            .ToList();
        var telling = failures.Where(failure => failure.Cause != PullCause.BackoffOnly).ToList();
        return telling.Count > 0 ? telling : failures;
    }
}
