namespace KubectlIcr.EndToEnd.Registry;

/// <summary>An image that a registry has now.</summary>
/// <param name="Digest">Of its manifest or index.</param>
/// <param name="ConfigDigest">Of a single manifest's config; null for an index.</param>
internal sealed record PushedImage(string Digest, string? ConfigDigest);
