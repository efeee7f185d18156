using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubectlIcr.Http;

namespace KubectlIcr.Cluster.Connect;

/// <summary>Asks the issuer for the next ID token (OpenID Connect discovery, RFC 6749 section 6).</summary>
internal sealed class OidcRefresh(KubeconfigEntry settings, HttpOptions http)
{
    private const int MostBytes = 1024 * 1024;

    public async Task<OidcTokens> AskAsync(CancellationToken cancel)
    {
        var issuer = Address(settings.Text("idp-issuer-url")!, "idp-issuer-url");
        var discovery = await SendAsync(new(HttpMethod.Get, $"{issuer.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration"), cancel);
        var endpoint = Address(Text(discovery, "token_endpoint") ?? throw Failed($"{issuer.Authority} returned no token_endpoint"), "token_endpoint");
        // Issuers differ in where they look for the client's secret; kubectl tries the same two.
        var answer = await SendAsync(Request(endpoint, inHeader: true), cancel);
        if (answer.Status is >= 400 and < 500) answer = await SendAsync(Request(endpoint, inHeader: false), cancel);
        var id = Text(answer, "id_token") ?? throw Failed($"{endpoint.Authority} returned no id_token");
        var next = Text(answer, "refresh_token");
        return new(Sensitive.Of(id), next is null || next == settings.Text("refresh-token") ? null : Sensitive.Of(next));
    }

    private HttpRequestMessage Request(Uri endpoint, bool inHeader)
    {
        var (client, secret) = (settings.Text("client-id")!, settings.Text("client-secret") ?? "");
        var form = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = settings.Text("refresh-token")! };
        if (!inHeader) form["client_id"] = client;
        if (!inHeader && secret.Length > 0) form["client_secret"] = secret;
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new FormUrlEncodedContent(form) };
        if (inHeader) request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(client)}:{Uri.EscapeDataString(secret)}")));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    private async Task<HttpAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using (request)
            using (var host = new HostClient(request.RequestUri!, http with { Trust = Trust }))
                return await host.SendAsync(request, MostBytes, cancel);
        }
        catch (NetworkFailure failure)
        {
            throw Failed(failure.Fault.Words);
        }
    }

    private ServerTrust? Trust => settings.Pem("idp-certificate-authority") is { } pem ? new ServerTrust(pem, insecure: false, settings.Title) : null;

    // A refresh token is a login of its own: it goes nowhere without TLS.
    private Uri Address(string text, string key) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? uri : throw Failed($"{key} is not an https:// address");

    private string? Text(HttpAnswer answer, string key)
    {
        if (!answer.IsSuccess) throw Failed($"the issuer responded with {answer.Status}{(answer.Status is 400 or 401 ? ", so the refresh-token is no longer accepted" : "")}");
        try
        {
            return (string?)JsonNode.Parse(answer.Body)?[key] is { Length: > 0 } text ? text : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw Failed("the issuer's response is not JSON"); // the inner exception may quote it
        }
    }

    private UserError Failed(string words) =>
        new($"error: {settings.Title}: the id-token has expired and could not be renewed: {words}; log in again (IBM Cloud: ibmcloud ks cluster config --cluster CLUSTER)");
}
