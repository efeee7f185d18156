using System.Text.Json;

namespace KubectlIcr.Cluster.Connect;

/// <summary>The ID token that <c>ibmcloud ks cluster config</c> leaves in <c>auth-provider: oidc</c>. kubectl renews it; we use it while it is valid.</summary>
internal static class OidcToken
{
    public static Sensitive Read(KubeconfigEntry provider)
    {
        var name = provider.Text("name");
        if (name != "oidc")
            throw new UserError($"error: {provider.Title}: auth-provider \"{name}\" is not supported; use a context with a token, a client certificate, exec or oidc");
        if (provider.Map("config")?.Text("id-token") is not { } token)
            throw new UserError($"error: {provider.Title}: auth-provider oidc holds no id-token; log in again (IBM Cloud: ibmcloud ks cluster config --cluster CLUSTER)");
        if (Expiry(token) is { } expiry && expiry <= DateTimeOffset.UtcNow)
            throw new UserError($"error: {provider.Title}: the id-token expired at {expiry:u}; any kubectl command renews it (kubectl get ns), or log in again (ibmcloud ks cluster config --cluster CLUSTER)");
        return Sensitive.Of(token);
    }

    private static DateTimeOffset? Expiry(string token)
    {
        try
        {
            var payload = token.Split('.') is [_, var middle, _] ? System.Buffers.Text.Base64Url.DecodeFromChars(middle) : [];
            using var json = JsonDocument.Parse(payload);
            return DateTimeOffset.FromUnixTimeSeconds(json.RootElement.GetProperty("exp").GetInt64());
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null; // not a JWT: the server decides
        }
    }
}
