using System.Text.RegularExpressions;

namespace KubectlIcr.Http;

/// <summary>A header as the log may show it.</summary>
internal static partial class ShownHeader
{
    public static string Value(string name, string value) =>
        HoldsSecret().IsMatch(name) ? Sensitive.Dots : HoldsAddress().IsMatch(name) ? ShownUrl.WithoutQueryValues(value) : value;

    [GeneratedRegex("authorization|authentication-info|cookie|token|key|secret|password|credential|signature|session", RegexOptions.IgnoreCase)]
    private static partial Regex HoldsSecret();

    [GeneratedRegex("location|link|refresh|referer|uri|url", RegexOptions.IgnoreCase)]
    private static partial Regex HoldsAddress();
}
