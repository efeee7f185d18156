using System.Text.RegularExpressions;

namespace KubectlIcr.Kubelet;

/// <summary>The grammar of image references (https://pkg.go.dev/github.com/distribution/reference) and of their digests.</summary>
internal static partial class ReferenceGrammar
{
    private const string Label = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private const string Domain = $@"(?:{Label}(?:\.{Label})*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?";
    private const string Component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private const string Tag = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
    private const string Digest = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";

    /// <summary>domain, path, tag and digest; names without a domain get one before they come here.</summary>
    [GeneratedRegex($@"\A(?:(?<domain>{Domain})/)?(?<path>{Component}(?:/{Component})*)(?::(?<tag>{Tag}))?(?:@(?<digest>{Digest}))?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    public static partial Regex Reference();

    [GeneratedRegex(@"\A[a-f0-9]{64}\z")]
    public static partial Regex Identifier();

    /// <summary>What go-digest says of a digest of the right shape; null when it is one.</summary>
    public static string? WhyNotDigest(string digest)
    {
        var colon = digest.IndexOf(':', StringComparison.Ordinal);
        var hex = digest[(colon + 1)..];
        int? length = digest[..colon] switch { "sha256" => 64, "sha384" => 96, "sha512" => 128, _ => null };
        if (length is null)
        {
            return digest[..colon].Any(char.IsAsciiLetterUpper) ? "invalid checksum digest format" : "unsupported digest algorithm";
        }

        return hex.Length != length ? "invalid checksum digest length"
            : hex.Any(char.IsAsciiLetterUpper) ? "invalid checksum digest format"
            : null;
    }
}
