namespace KubectlIcr.Kubelet;

/// <summary>One host that the runtime asked for an image in place of, or after, a mirror.</summary>
/// <param name="Image">The image as this host was asked for it.</param>
internal sealed record MirrorTry(string Image, PullFailure Failure)
{
    /// <summary>The host that was asked.</summary>
    public string? Host => ImageReference.TryParse(Image, out var parsed, out _) ? parsed.Registry : null;
}
