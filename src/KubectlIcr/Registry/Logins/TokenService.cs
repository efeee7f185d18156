using System.Text;

namespace KubectlIcr.Registry;

/// <summary>Asks a token service: by GET with the password as Basic, by POST where it does not support GET. Source: distribution's token and OAuth 2 specifications.</summary>
internal sealed class TokenService(RegistryWire wire, Uri registry, Uri realm, string? service, Credential? credential)
{
    public const int MostBytes = 64 * 1024;

    /// <summary>The address of a redirect that is not followed; else null.</summary>
    public Uri? Foreign { get; private set; }

    public async Task<HttpResult> AskAsync(IReadOnlyList<string> scopes, CancellationToken cancel)
    {
        var address = WithQuery(scopes);
        var reply = await wire.SendAsync(address, () => Get(address), MostBytes, cancel);
        if (credential is not null && reply.Status is 404 or 405) reply = await wire.SendAsync(realm, () => Post(scopes), MostBytes, cancel);
        if (reply.Answer?.IsRedirect != true) return reply;
        if (!Uri.TryCreate(reply.At, reply.Answer.Header("Location"), out var target)) return reply;
        if (target.IdnHost == realm.IdnHost && RealmTrust.Covers(registry, target)) return await wire.SendAsync(target, () => Get(target), MostBytes, cancel);
        Foreign = target;
        return reply;
    }

    private HttpRequestMessage Get(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = credential is null ? null : BasicLogin.Of(credential);
        return request;
    }

    private HttpRequestMessage Post(IReadOnlyList<string> scopes) => new(HttpMethod.Post, realm)
    {
        Content = new FormUrlEncodedContent(
        [
            new("grant_type", "password"), new("service", service ?? ""), new("scope", string.Join(' ', scopes)), new("client_id", "kubectl-icr"),
            new("username", credential!.Username), new("password", credential.Password.Reveal()),
        ]),
    };

    private Uri WithQuery(IReadOnlyList<string> scopes)
    {
        var query = new StringBuilder(realm.Query.TrimStart('?'));
        if (service is not null) query.Append("&service=").Append(Uri.EscapeDataString(service));
        foreach (var scope in scopes) query.Append("&scope=").Append(Uri.EscapeDataString(scope));
        return new UriBuilder(realm) { Query = query.ToString().TrimStart('&'), Fragment = "" }.Uri;
    }
}
