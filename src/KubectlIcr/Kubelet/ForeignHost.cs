using System.Text.RegularExpressions;

namespace KubectlIcr.Kubelet;

/// <summary>The host an error is about, when that is not the image's registry: a proxy, a DNS server, a mirror, a CDN.</summary>
internal static partial class ForeignHost
{
    private static readonly string[] DockerHub = ["registry-1.docker.io", "index.docker.io", "auth.docker.io", "registry.docker.io"];

    public static string? In(PullText text)
    {
        var proxy = ProxyAddress().Match(text.Error);
        if (proxy.Success)
        {
            return proxy.Groups["host"].Value;
        }

        var lookup = Lookup().Match(text.Error);
        if (lookup.Success)
        {
            return IsForeign(lookup.Groups["name"].Value, text.Registry) ? lookup.Groups["name"].Value
                : lookup.Groups["server"] is { Success: true } server ? server.Value
                : null;
        }

        var mirror = Mirror().Match(text.Error);
        return mirror.Success && (text.Registry is null || IsForeign(mirror.Groups["host"].Value, text.Registry)) ? mirror.Groups["host"].Value
            : AskedUrl().Matches(text.Error).Take(64).Select(match => match.Groups["host"].Value).LastOrDefault(host => IsForeign(host, text.Registry));
    }

    private static bool IsForeign(string host, string? registry) =>
        registry is not null && WithoutPort(host) != WithoutPort(registry) && !registry.StartsWith($"{host}:", StringComparison.Ordinal)
        && !(registry is "docker.io" && DockerHub.Contains(WithoutPort(host), StringComparer.Ordinal));

    private static string WithoutPort(string host) => host.EndsWith(":443", StringComparison.Ordinal) ? host[..^4] : host;

    [GeneratedRegex(@"proxyconnect tcp: dial tcp:? (?:lookup )?(?<host>[^\s]{1,255}?)(?=: |\s)")]
    private static partial Regex ProxyAddress();

    [GeneratedRegex(@"pulling from host (?<host>[^\s]{1,255}) failed with status")]
    private static partial Regex Mirror();

    [GeneratedRegex(@"lookup (?<name>[^\s:]{1,255})(?: on (?<server>[^\s]{1,100}?))?: ")]
    private static partial Regex Lookup();

    /// <summary>Not the page a server's sentence points to.</summary>
    [GeneratedRegex(@"(?:\b(?:Get|Head|Post) ""?|request to |status code |endpoint )https?://(?<host>[^\s/""',\\?]{1,255}?)(?=[\s/""',\\?]|: |$)", RegexOptions.IgnoreCase)]
    private static partial Regex AskedUrl();
}
