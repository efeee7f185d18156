using System.Text.RegularExpressions;

namespace KubectlIcr.Kubelet;

/// <summary>The names inside an error (images, URLs, digests), which must not be taken for its words.</summary>
internal static partial class PullNames
{
    private const string Masked = "…";

    /// <summary>The images the error names, most certain first.</summary>
    public static IReadOnlyList<string> In(string error, string? image)
    {
        var names = new List<string>();
        if (image is not null)
        {
            names.Add(image);
        }

        names.AddRange(Image().Matches(error).Take(8).Select(match => match.Groups["name"].Value));
        return [.. names.Where(name => name.Length > 0).Distinct()];
    }

    /// <summary>The error with every name replaced, but for the hosts of URLs and the kind of thing they ask for.</summary>
    public static string Mask(string error, IReadOnlyList<string> images)
    {
        var masked = Unquoted().Replace(error, match => match.Groups["before"].Value + Masked);
        foreach (var image in images)
        {
            masked = masked.Replace(image, Masked, StringComparison.Ordinal);
        }

        var resolving = error.Contains("failed to resolve reference", StringComparison.Ordinal);
        return Digest().Replace(Url().Replace(masked, match => MaskUrl(match.Groups["host"].Value, match.Groups["path"].Value, resolving)), Masked);
    }

    /// <summary>A colon at the end is the error's, not the URL's; old Go did not quote the URL before it.</summary>
    private static string MaskUrl(string host, string path, bool resolving) => $"https://{host}/{KindOf(path, resolving)}{(path.EndsWith(':') ? "\":" : "")}";

    /// <summary>containerd looks for a manifest at <c>/blobs/</c> as well; parts are asked for only once the reference is resolved.</summary>
    private static string KindOf(string path, bool resolving) =>
        path.Contains("/manifests/", StringComparison.Ordinal) || (resolving && path.Contains("/blobs/", StringComparison.Ordinal)) ? "manifests"
        : path.Contains("/blobs/", StringComparison.Ordinal) ? "blobs"
        : path.Contains("token", StringComparison.Ordinal) ? "token"
        : "";

    [GeneratedRegex(@"(?:(?:image|reference|tag) ""|docker://|pull access denied for |manifest for |Error: image )(?<name>[^\s"",]{1,512}?)(?=[\s"",]|: |$)")]
    private static partial Regex Image();

    [GeneratedRegex(@"(?<before>reading manifest )[^\s]{1,300} in [^\s]{1,512}(?=: )")]
    private static partial Regex Unquoted();

    // Atomic: each character is read once, whatever the text.
    [GeneratedRegex(@"https?://(?<host>(?>[^\s/""',\\?]{1,255}))(?<path>(?>[^\s""',\\]*))")]
    private static partial Regex Url();

    [GeneratedRegex("sha(?:256|384|512):[0-9a-f]{6,128}")]
    private static partial Regex Digest();
}
