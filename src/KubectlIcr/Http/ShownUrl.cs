using System.Text.RegularExpressions;

namespace KubectlIcr.Http;

/// <summary>An address as the log may show it: no user, and no query value that may be a secret.</summary>
internal static partial class ShownUrl
{
    /// <param name="hideQuery">Hides every value: a signed address of a blob store is a key to the blob.</param>
    public static string Of(Uri address, bool hideQuery)
    {
        var whole = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped);
        return hideQuery ? WithoutQueryValues(whole) : Pair().Replace(whole, pair => HoldsSecret().IsMatch(pair.Groups["name"].Value) ? Hidden(pair) : pair.Value);
    }

    /// <summary>For text with an address in it, such as a Location or a Link.</summary>
    public static string WithoutQueryValues(string text) => Bare().Replace(User().Replace(Pair().Replace(text, Hidden), "://"), "?" + Sensitive.Dots);

    private static string Hidden(Match pair) => $"{pair.Groups["start"].Value}{pair.Groups["name"].Value}={Sensitive.Dots}";

    [GeneratedRegex(@"(?<start>[?&#;])(?<name>[^=&?#;>\s""]*)=(?<value>[^&>\s""]*)")]
    private static partial Regex Pair();

    /// <summary>A query that is one value without a name.</summary>
    [GeneratedRegex(@"\?[^=&>\s""]+(?=[>\s""]|\z)")]
    private static partial Regex Bare();

    [GeneratedRegex(@"://[^/@\s]*@")]
    private static partial Regex User();

    [GeneratedRegex("token|pass|key|sig|secret|credential|auth|code|session|jwt|^x-amz-|policy|hmac", RegexOptions.IgnoreCase)]
    private static partial Regex HoldsSecret();
}
