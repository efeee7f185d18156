using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>One request as it arrived.</summary>
/// <param name="Headers">All of them, one a line.</param>
/// <param name="Body">As text; empty when there was none.</param>
internal sealed record RecordedRequest(string Host, string Method, string Path, string Query, string? Authorization, string Headers, string Body)
{
    public bool IsManifest => Path.StartsWith("/v2/", StringComparison.Ordinal) && Path.Contains("/manifests/", StringComparison.Ordinal);

    public bool IsBlob => Path.StartsWith("/v2/", StringComparison.Ordinal) && Path.Contains("/blobs/", StringComparison.Ordinal);

    /// <summary>Somebody asked for a token, with a credential or without.</summary>
    public bool IsLogin => Path.StartsWith("/oauth/", StringComparison.Ordinal);

    /// <summary>All that was sent, for tests that look for secrets.</summary>
    public string Whole => $"{Method} {Path}{Query}\n{Headers}\n\n{Body}";

    public override string ToString() => $"{Method} https://{Host}{Path}{Query}{(Authorization is null ? "" : $" ({Authorization.Split(' ')[0]})")}";

    public static async Task<RecordedRequest> OfAsync(HttpContext context)
    {
        var request = context.Request;
        request.EnableBuffering();
        var body = await new StreamReader(request.Body).ReadToEndAsync(context.RequestAborted);
        request.Body.Position = 0;
        return new(
            request.Host.Host,
            request.Method,
            request.Path.Value!,
            request.QueryString.Value ?? "",
            request.Headers.Authorization.FirstOrDefault(),
            string.Join('\n', request.Headers.Select(header => $"{header.Key}: {header.Value}")),
            body);
    }
}
