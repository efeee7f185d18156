using System.Diagnostics.CodeAnalysis;

namespace KubectlIcr.Kubelet;

/// <summary>An image reference as distribution/reference and the kubelet read it.</summary>
/// <param name="Raw">As written in the pod spec.</param>
/// <param name="Registry">The domain; <c>docker.io</c> for names without one.</param>
/// <param name="Repository">The path; <c>library/NAME</c> for Docker Hub's short names.</param>
/// <param name="Tag"><c>latest</c> when neither tag nor digest is given; null when only a digest is.</param>
internal sealed record ImageReference(string Raw, string Registry, string Repository, string? Tag, string? Digest)
{
    /// <summary>Parses as the kubelet does; <paramref name="error"/> is the kubelet's own sentence.</summary>
    public static bool TryParse(string raw, [NotNullWhen(true)] out ImageReference? image, [NotNullWhen(false)] out string? error) =>
        throw new NotSupportedException();
}
