using System.Text.Json;
using KubectlIcr.Http;

namespace KubectlIcr.Registry;

/// <summary>Reads manifests, indexes and configs. Source: OCI image spec; Docker image manifest v2 schema 2.</summary>
internal static class ManifestReader
{
    public static readonly IReadOnlyList<string> MediaTypes =
    [
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.docker.distribution.manifest.v2+json",
    ];

    public static string Accept { get; } = string.Join(", ", MediaTypes);

    /// <param name="mediaType">What the server says; null to go by the body.</param>
    /// <returns>Null when the body is neither a manifest nor an index.</returns>
    public static Manifest? Read(byte[] body, string? mediaType, string digest)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var type = mediaType ?? root.Text("mediaType") ?? "";
            if (!MediaTypes.Contains(type)) return null;
            var manifest = new Manifest(digest, type, [], [], root.Get("config")?.Text("digest")) { Size = SizeOf(root) };
            if (!manifest.IsIndex) return manifest.ConfigDigest is null ? null : manifest;
            if (root.Get("manifests") is not { ValueKind: JsonValueKind.Array }) return null;
            var children = root.Items("manifests").Select(Entry).OfType<IndexEntry>().ToList();
            return manifest with { ConfigDigest = null, Size = null, Children = children, Platforms = [.. children.Select(child => child.Platform).Distinct()] };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The platform a config names; null when it names none, as that of a Helm chart.</summary>
    public static Platform? PlatformOf(byte[] config)
    {
        try
        {
            using var document = JsonDocument.Parse(config);
            return PlatformOf(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The sum of the layers' sizes; null where one is missing or no size that a layer has.</summary>
    private static long? SizeOf(JsonElement manifest)
    {
        const long Most = 1L << 44;
        long? size = 0;
        foreach (var layer in manifest.Items("layers"))
            size += layer.Get("size") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var bytes) && bytes is >= 0 and < Most ? bytes : null;
        return size;
    }

    private static IndexEntry? Entry(JsonElement child) =>
        child.Text("digest") is { } digest && child.Get("platform") is { } platform && PlatformOf(platform) is { } of && of is not { Os: "unknown", Architecture: "unknown" }
            ? new(digest, of)
            : null;

    private static Platform? PlatformOf(JsonElement element) =>
        element.Text("os") is { } os && element.Text("architecture") is { } architecture
            ? new(Clean(os), Clean(architecture), element.Text("variant") is { } variant ? Clean(variant) : null)
            : null;

    private static string Clean(string word) => CleanText.OneLine(word, 40);
}
