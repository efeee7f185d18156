namespace KubectlIcr.Kubelet;

/// <summary>Reads the text of a failed pull (event, waiting message, pasted <c>kubectl describe</c> line) and names its cause.</summary>
internal static class PullError
{
    /// <param name="text">The message as the cluster gave it.</param>
    /// <param name="registry">The image's registry domain, for the texts whose meaning depends on it; null when unknown.</param>
    public static PullFailure Classify(string text, string? registry = null) => throw new NotSupportedException();
}
