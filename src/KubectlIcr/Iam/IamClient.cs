using System.Collections.Concurrent;
using KubectlIcr.Http;

namespace KubectlIcr.Iam;

/// <summary>
/// Asks IBM's IAM and the registry's own API about API keys. Keys and tokens go to the given endpoints and nowhere else, and never leave in a
/// fact. Each key is asked once, each account once a region and identity. What is refused is a fact with its reason; only cancellation is thrown.
/// </summary>
internal sealed class IamClient(HttpOptions http, IbmEndpoints endpoints) : IDisposable
{
    private readonly IbmCalls calls = new(http);
    private readonly OnceEach<(Sensitive Key, string? Profile), KeyFacts> keys = new();
    private readonly OnceEach<(string Host, KeyIdentity Who), RegistryAccount> accounts = new();
    private readonly ConcurrentDictionary<KeyIdentity, Sensitive> tokens = new();

    /// <summary>Who the key is and what it is allowed to do, as far as it can read that itself.</summary>
    /// <param name="profile">The trusted profile that the key acts as: then all of that is asked as the profile. Null where it acts for itself.</param>
    public Task<KeyFacts> AskAsync(Sensitive apiKey, string? profile, CancellationToken cancel) => keys.GetAsync((apiKey, profile), () => AskOnceAsync(apiKey, profile, cancel));

    /// <summary>What the registry tells an identity of its own account.</summary>
    /// <param name="host">The region's public domain, e.g. <c>us.icr.io</c>.</param>
    /// <param name="who">As <see cref="AskAsync"/> gave it: this client holds its token.</param>
    public Task<RegistryAccount> AccountAsync(string host, KeyIdentity who, CancellationToken cancel) =>
        accounts.GetAsync((host, who), () => AccountOnceAsync(host, who, cancel));

    public void Dispose() => calls.Dispose();

    private async Task<KeyFacts> AskOnceAsync(Sensitive apiKey, string? profile, CancellationToken cancel)
    {
        var own = await TokenExchange.AskAsync(calls, endpoints.Identity, apiKey, cancel);
        if (own is not { Identity: { } holder, Token: { } ownToken }) return new() { Refusal = own.Refusal, Unreached = own.Unreached };
        var acting = profile is null ? own : await TokenExchange.AssumeAsync(calls, endpoints.Identity, ownToken, profile, cancel);
        var trusted = profile is null ? null : holder;
        if (acting is not { Identity: { } who, Token: { } token }) return new() { Holder = trusted, Refusal = acting.Refusal, Unreached = acting.Unreached };
        tokens[who] = token;
        var record = ApiKeyDetails.AskAsync(calls, endpoints.Identity, apiKey, ownToken, cancel);
        var policies = PolicyLists.AskAsync(calls, endpoints, who, token, cancel);
        return new() { Identity = who, Holder = trusted, Record = await record, Policies = (await policies).Found, PoliciesGap = (await policies).Gap };
    }

    private Task<RegistryAccount> AccountOnceAsync(string host, KeyIdentity who, CancellationToken cancel)
    {
        if (who.AccountId is not { } account) return Unread("", "the key's token does not name an account");
        if (!tokens.TryGetValue(who, out var token)) return Unread(account, "no token for this identity");
        if (endpoints.Registry(host) is not { } api) return Unread(account, $"{host} is not an IBM Cloud registry");
        return new RegistryApi(calls, api, account, token, cancel).AskAsync(host);

        Task<RegistryAccount> Unread(string of, string reason) => Task.FromResult(RegistryAccount.NotRead(host, of, reason));
    }
}
