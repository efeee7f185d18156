using System.Net;

namespace KubectlIcr.Http;

/// <summary>Which proxy leads to a server: the kubeconfig's <c>proxy-url</c>, else the environment as Go reads it (golang.org/x/net/http/httpproxy).</summary>
internal static class ProxyChoice
{
    public static IWebProxy? For(Uri server, string? proxyUrl, Func<string, string?> environment)
    {
        if (proxyUrl is not null) return Proxy(proxyUrl, "proxy-url", ["http", "https", "socks5"]);
        var variable = server.Scheme == Uri.UriSchemeHttps ? "HTTPS_PROXY" : "HTTP_PROXY";
        if (Either(environment, variable) is not { } url) return null;
        return IsLocal(server) || IsExempt(server, Either(environment, "NO_PROXY")) ? null : Proxy(url.Contains("://", StringComparison.Ordinal) ? url : "http://" + url, variable, ["http", "https", "socks5", "socks5h"]);
    }

    private static string? Either(Func<string, string?> environment, string name) =>
        environment(name) is { Length: > 0 } upper ? upper : environment(name.ToLowerInvariant()) is { Length: > 0 } lower ? lower : null;

    private static WebProxy Proxy(string url, string from, string[] schemes)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !schemes.Contains(uri.Scheme) || uri.Host.Length == 0)
            throw new UserError($"error: {from}: not a valid proxy address: it must be http://, https:// or socks5:// followed by a host");
        var proxy = new WebProxy(new UriBuilder(uri) { UserName = "", Password = "", Scheme = uri.Scheme == "socks5h" ? "socks5" : uri.Scheme }.Uri);
        if (uri.UserInfo.Split(':', 2) is [{ Length: > 0 } user, .. var rest])
            proxy.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(rest.FirstOrDefault() ?? ""));
        return proxy;
    }

    private static bool IsLocal(Uri server) =>
        server.IdnHost == "localhost" || (IPAddress.TryParse(server.IdnHost, out var ip) && IPAddress.IsLoopback(ip));

    private static bool IsExempt(Uri server, string? noProxy) =>
        (noProxy ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(rule => Covers(rule, server));

    private static bool Covers(string rule, Uri server)
    {
        if (rule == "*") return true;
        if (IPNetwork.TryParse(rule, out var network)) return IPAddress.TryParse(server.IdnHost, out var address) && network.Contains(address);
        if (IPAddress.TryParse(rule.Trim('[', ']'), out var ip)) return IPAddress.TryParse(server.IdnHost, out var own) && own.Equals(ip);
        if (rule.Split(':') is [var name, var port])
        {
            if (port != server.Port.ToString()) return false;
            rule = name;
        }
        rule = rule.StartsWith("*.", StringComparison.Ordinal) ? rule[1..] : rule;
        return rule.StartsWith('.')
            ? server.IdnHost.EndsWith(rule, StringComparison.OrdinalIgnoreCase)
            : server.IdnHost.Equals(rule, StringComparison.OrdinalIgnoreCase) || server.IdnHost.EndsWith("." + rule, StringComparison.OrdinalIgnoreCase);
    }
}
