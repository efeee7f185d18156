using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Ibm;

/// <summary>One request as it arrived: where every key and token went.</summary>
/// <param name="Host">As the client named it, e.g. <c>iam.cloud.ibm.com</c>.</param>
/// <param name="Query">With its question mark; empty when there is none.</param>
internal sealed record IbmRequest(string Method, string Host, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static async Task<IbmRequest> ReadAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync();
        request.Body.Position = 0;
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new(request.Method, request.Host.Host, request.Path, request.QueryString.Value ?? "", headers, body);
    }

    /// <summary>A secret is anywhere in it, as it is or as a form or an address writes it.</summary>
    public bool Holds(string secret) => new[] { Query, Body }.Concat(Headers.Values)
        .Any(text => text.Contains(secret, StringComparison.Ordinal) || text.Contains(Uri.EscapeDataString(secret), StringComparison.Ordinal));
}
