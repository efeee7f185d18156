using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace KubectlIcr.Kubelet;

/// <summary>An image reference as distribution/reference and the kubelet read it.</summary>
/// <param name="Raw">As written in the pod spec.</param>
/// <param name="Registry">The domain; <c>docker.io</c> for names without one.</param>
/// <param name="Repository">The path; <c>library/NAME</c> for Docker Hub's short names.</param>
/// <param name="Tag"><c>latest</c> when neither tag nor digest is given; null when only a digest is.</param>
internal sealed record ImageReference(string Raw, string Registry, string Repository, string? Tag, string? Digest)
{
    private const string DockerHub = "docker.io";
    private const int MaxRepositoryLength = 255;

    /// <summary>Registry and repository: what the keyring is asked for.</summary>
    public string Name => Registry.Length == 0 ? Repository : $"{Registry}/{Repository}";

    /// <summary>Parses as the kubelet does; <paramref name="error"/> is the kubelet's own sentence.</summary>
    public static bool TryParse(string raw, [NotNullWhen(true)] out ImageReference? image, [NotNullWhen(false)] out string? error)
    {
        image = Parse(raw, out var reason);
        error = image is null ? $"couldn't parse image name {GoQuote.Text(raw)}: {reason}" : null;
        return image is not null;
    }

    private static ImageReference? Parse(string raw, out string? reason)
    {
        var (domain, remainder) = SplitDomain(raw);
        reason = WhyNotNormal(raw, remainder);
        if (reason is not null)
        {
            return null;
        }

        var match = ReferenceGrammar.Reference().Match($"{domain}/{remainder}");
        var repository = match.Groups["path"].Value;
        var digest = match.Groups["digest"] is { Success: true } found ? found.Value : null;
        reason = !match.Success ? "invalid reference format"
            : repository.Length > MaxRepositoryLength ? $"repository name must not be more than {MaxRepositoryLength} characters"
            : digest is not null ? ReferenceGrammar.WhyNotDigest(digest)
            : null;
        return reason is null
            ? new ImageReference(raw, match.Groups["domain"].Value, repository, TagOf(match.Groups["tag"].Value, digest), digest)
            : null;
    }

    private static string? WhyNotNormal(string raw, string remainder)
    {
        if (ReferenceGrammar.Identifier().IsMatch(raw))
        {
            return $"invalid repository name ({raw}), cannot specify 64-byte hexadecimal strings";
        }

        var colon = remainder.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? remainder : remainder[..colon];
        return HasUppercase(name) ? $"invalid reference format: repository name ({name}) must be lowercase" : null;
    }

    private static (string Domain, string Remainder) SplitDomain(string raw)
    {
        var slash = raw.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return (DockerHub, $"library/{raw}");
        }

        var (first, rest) = (raw[..slash], raw[(slash + 1)..]);
        var (domain, remainder) = first is "index.docker.io" ? (DockerHub, rest)
            : IsDomain(first) ? (first, rest)
            : (DockerHub, raw);
        return domain is DockerHub && !remainder.Contains('/', StringComparison.Ordinal)
            ? (domain, $"library/{remainder}")
            : (domain, remainder);
    }

    private static bool IsDomain(string first) => first is "localhost" || first.AsSpan().ContainsAny('.', ':') || HasUppercase(first);

    // Go lowers İ, .NET does not.
    private static bool HasUppercase(string text) => text.EnumerateRunes().Any(rune => rune.Value == 'İ' || Rune.ToLowerInvariant(rune) != rune);

    private static string? TagOf(string tag, string? digest) => tag.Length > 0 ? tag : digest is null ? "latest" : null;
}
