using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using KubectlIcr.Http;

namespace KubectlIcr.Cluster.Connect;

/// <summary>
/// The login of an <c>auth-provider: oidc</c>, as older <c>ibmcloud ks cluster config</c> writes it: the ID token while it is valid, then another one for the refresh
/// token, which goes back into the kubeconfig as kubectl puts it there.
/// </summary>
/// <param name="certificates">What the user has besides.</param>
internal sealed class OidcLogin(KubeconfigEntry provider, HttpOptions http, X509Certificate2Collection certificates)
{
    /// <summary>client-go's: a token that ends while the request is on its way is of no use.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    public async Task<Login> ReadAsync(CancellationToken cancel)
    {
        var settings = SettingsOf(provider);
        if (ValidUntil(settings) is { } end) return Of(settings.Text("id-token")!, end);
        if (settings.Text("refresh-token") is null)
            throw new UserError($"error: {provider.Title}: no valid id-token, and no refresh-token to renew it; log in again (IBM Cloud: ibmcloud ks cluster config --cluster CLUSTER)");
        using var file = KubeconfigEdit.Open(provider);
        settings = SettingsOf(file.Find(provider.Title));
        return ValidUntil(settings) is { } kept ? Of(settings.Text("id-token")!, kept) : await RenewAsync(settings, file, cancel);
    }

    private async Task<Login> RenewAsync(KubeconfigEntry settings, KubeconfigEdit file, CancellationToken cancel)
    {
        var tokens = await new OidcRefresh(settings, http).AskAsync(cancel);
        file.Set(provider.Title, SettingsOf, "id-token", tokens.Id);
        if (tokens.Refresh is { } next) file.Set(provider.Title, SettingsOf, "refresh-token", next);
        file.Save();
        return Of(tokens.Id.Reveal(), EndOf(tokens.Id.Reveal()));
    }

    private Login Of(string token, DateTimeOffset end) => new()
    {
        Token = Sensitive.Of(token),
        ClientCertificates = certificates,
        Expires = end - Margin,
        Renew = ReadAsync,
    };

    private static KubeconfigEntry SettingsOf(KubeconfigEntry provider)
    {
        var name = provider.Text("name");
        if (name is "gcp" or "azure") throw new UserError($"error: {provider.Title}: the {name} auth plugin has been removed from kubectl; use its exec credential plugin instead");
        if (name != "oidc") throw new UserError($"error: {provider.Title}: no auth provider found for name \"{name}\"");
        foreach (var key in (string[])["idp-issuer-url", "client-id"])
            if (provider.Map("config")?.Text(key) is null) throw new UserError($"error: {provider.Title}: auth-provider oidc: must provide {key}");
        return provider.Map("config")!;
    }

    /// <summary>Null without a token, and when it has ended.</summary>
    private DateTimeOffset? ValidUntil(KubeconfigEntry settings) =>
        settings.Text("id-token") is { } token && EndOf(token) is var end && DateTimeOffset.UtcNow + Margin < end ? end : null;

    private DateTimeOffset EndOf(string token)
    {
        try
        {
            if (JsonWebToken.Claims(token) is { ValueKind: JsonValueKind.Object } claims && claims.TryGetProperty("exp", out var end))
                return DateTimeOffset.FromUnixTimeSeconds((long)end.GetDouble());
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException)
        {
            // Not a time.
        }
        throw new UserError($"error: {provider.Title}: the id-token is not a JWT with an expiration time");
    }
}
