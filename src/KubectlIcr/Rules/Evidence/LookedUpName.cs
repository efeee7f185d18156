using System.Text.RegularExpressions;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Rules;

/// <summary>The name that was looked up, which can be a mirror's or a CDN's; <see cref="PullFailure.Host"/> can be the DNS server.</summary>
internal static partial class LookedUpName
{
    public static string Of(Pull pull, PullFailure failure) =>
        LookUp().Match(failure.Text) is { Success: true } match ? match.Groups["name"].Value : pull.Image?.Registry ?? failure.Host ?? "REGISTRY";

    [GeneratedRegex(@"lookup (?<name>[^\s:""']{1,255})")]
    private static partial Regex LookUp();
}
