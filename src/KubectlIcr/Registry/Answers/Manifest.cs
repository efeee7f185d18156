namespace KubectlIcr.Registry;

/// <summary>A manifest or index, as far as a pull needs to know it. Source: OCI image spec; Docker image manifest v2 schema 2.</summary>
/// <param name="Digest">From <c>Docker-Content-Digest</c>, else computed; null when only a HEAD without that header was answered.</param>
/// <param name="Platforms">Of an index, all it lists but attestations (<c>unknown/unknown</c>); of a single manifest its config's, once that was read; else empty.</param>
/// <param name="Children">The digests of an index's manifests, beside their platforms.</param>
/// <param name="ConfigDigest">Of a single manifest; null for an index, and when the body was not read.</param>
internal sealed record Manifest(string? Digest, string MediaType, IReadOnlyList<Platform> Platforms, IReadOnlyList<IndexEntry> Children, string? ConfigDigest)
{
    /// <summary>Of the layers as they are transferred, in bytes; of an index those of the variant that was read. Null where no manifest was read.</summary>
    public long? Size { get; init; }

    public bool IsIndex => MediaType is "application/vnd.oci.image.index.v1+json" or "application/vnd.docker.distribution.manifest.list.v2+json";
}

/// <summary>One manifest that an index lists.</summary>
internal sealed record IndexEntry(string Digest, Platform Platform);

/// <summary>What an image runs on.</summary>
/// <param name="Os">As Go names it, e.g. <c>linux</c>.</param>
/// <param name="Architecture">As Go names it, e.g. <c>amd64</c>, <c>s390x</c>, <c>ppc64le</c>, <c>arm64</c>.</param>
/// <param name="Variant">E.g. <c>v8</c>; null when none is given.</param>
internal sealed record Platform(string Os, string Architecture, string? Variant = null)
{
    public override string ToString() => Variant is null ? $"{Os}/{Architecture}" : $"{Os}/{Architecture}/{Variant}";
}
