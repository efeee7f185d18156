using System.Text.RegularExpressions;

namespace KubectlIcr.Kubelet;

/// <summary>The host an error is about, when that is not the image's registry: a proxy, a DNS server, a mirror, a CDN.</summary>
internal static partial class ForeignHost
{
    private static readonly string[] DockerHub = ["registry-1.docker.io", "index.docker.io", "auth.docker.io", "registry.docker.io"];

    public static string? In(PullText text)
    {
        if (Proxy(text) is { } proxy)
        {
            return proxy;
        }

        var lookup = Lookup().Match(text.Error);
        if (lookup.Success)
        {
            return IsForeign(lookup.Groups["name"].Value, text.Registry) ? lookup.Groups["name"].Value
                : lookup.Groups["server"] is { Success: true } server ? server.Value
                : null;
        }

        return text.Mirror ?? PulledFrom(text)
            ?? AskedUrl().Matches(text.Error).Take(64).Select(match => match.Groups["host"].Value).LastOrDefault(host => IsForeign(host, text.Registry));
    }

    /// <summary>The address of the proxy, where the text names one: it was dialled as such, or both ends of the connection are on the node.</summary>
    public static string? Proxy(PullText text) =>
        ProxyAddress().Match(text.Error) is { Success: true } proxy ? proxy.Groups["host"].Value
        : OnNode().Match(text.Error) is { Success: true } local && text.Registry?.StartsWith(local.Groups["ip"].Value, StringComparison.Ordinal) == false
          && text.Registry.StartsWith("localhost", StringComparison.Ordinal) == false ? local.Groups["host"].Value
        : null;

    /// <summary>The mirror that containerd asked: it tells a mirror whose image it wants (<c>?ns=docker.io</c>), or names the host it pulls from.</summary>
    public static string? Mirror(string error, string? registry) =>
        AskedFor().Match(error) is { Success: true } asked ? asked.Groups["host"].Value
        : PullingFrom().Match(error) is { Success: true } pulled && IsForeign(pulled.Groups["host"].Value, registry) ? pulled.Groups["host"].Value
        : null;

    private static string? PulledFrom(PullText text) =>
        text.Registry is null && PullingFrom().Match(text.Error) is { Success: true } pulled ? pulled.Groups["host"].Value : null;

    private static bool IsForeign(string host, string? registry) =>
        registry is not null && WithoutPort(host) != WithoutPort(registry) && !registry.StartsWith($"{host}:", StringComparison.Ordinal)
        && !(registry is "docker.io" && DockerHub.Contains(WithoutPort(host), StringComparer.Ordinal));

    private static string WithoutPort(string host) => host.EndsWith(":443", StringComparison.Ordinal) ? host[..^4] : host;

    [GeneratedRegex(@"proxyconnect tcp: dial tcp:? (?:lookup )?(?<host>[^\s]{1,255}?)(?=: |\s)")]
    private static partial Regex ProxyAddress();

    [GeneratedRegex(@"pulling from host (?<host>[^\s]{1,255}) failed with status")]
    private static partial Regex PullingFrom();

    // Atomic: each character is read once, whatever the text.
    [GeneratedRegex(@"https?://(?<host>(?>[^\s/""',\\?]{1,255}))/(?>[^\s""'?]*)\?(?>[^\s""'=]{0,40})(?<=\?ns|&ns)=")]
    private static partial Regex AskedFor();

    [GeneratedRegex(@"(?:read|write) tcp (?:127\.0\.0\.1|\[::1\]):\d{1,5}->(?<host>(?<ip>127\.0\.0\.1|\[::1\]):(?!53:)\d{1,5})")]
    private static partial Regex OnNode();

    [GeneratedRegex(@"lookup (?<name>[^\s:]{1,255})(?: on (?<server>[^\s]{1,100}?))?: ")]
    private static partial Regex Lookup();

    /// <summary>Not the page a server's sentence points to.</summary>
    [GeneratedRegex(@"(?:\b(?:Get|Head|Post) ""?|request to |status code |endpoint )https?://(?<host>[^\s/""',\\?]{1,255}?)(?=[\s/""',\\?]|: |$)", RegexOptions.IgnoreCase)]
    private static partial Regex AskedUrl();
}
