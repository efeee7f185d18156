using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace KubectlIcr.EndToEnd.Connect;

/// <summary>What a server saw of a request that depends on the kubeconfig, as lines of text.</summary>
internal static class SeenRequest
{
    public static string Of(HttpContext context)
    {
        var headers = context.Request.Headers;
        var lines = new List<string> { $"{context.Request.Method} {context.Request.Path}" };
        if (headers.Authorization.Count > 0) lines.Add($"Authorization: {headers.Authorization}");
        if (context.Connection.ClientCertificate is { } certificate) lines.Add($"certificate {certificate.Subject}");
        if (!headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal)) lines.Add("no gzip");
        if (context.Features.Get<ISslStreamFeature>()?.SslStream.TargetHostName is { Length: > 0 } name and not "localhost") lines.Add($"SNI {name}");
        if (context.Request.Host.Host is var host and not ("localhost" or "127.0.0.1" or "api.example")) lines.Add($"Host {host}");
        lines.AddRange(headers.Where(header => header.Key.StartsWith("Impersonate-", StringComparison.OrdinalIgnoreCase))
            .SelectMany(header => header.Value.Select(value => $"{Uri.UnescapeDataString(header.Key).ToLowerInvariant()}: {value}"))
            .Order(StringComparer.Ordinal));
        return string.Join('\n', lines);
    }
}
