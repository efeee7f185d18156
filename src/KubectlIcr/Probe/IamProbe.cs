using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Probe;

/// <summary>Asks IAM who the API keys are that the kubelet would send, and the registry's API what their accounts may still pull.</summary>
internal sealed class IamProbe(IamClient client, Action<string> say)
{
    public async Task<IReadOnlyList<Pull>> AskAsync(IReadOnlyList<Pull> pulls, CancellationToken cancel)
    {
        say("querying IBM Cloud IAM");
        return await Task.WhenAll(pulls.Select(async pull => pull with { Keys = await Task.WhenAll(KeysOf(pull).Select(one => AskAsync(one.Try, one.Domain, cancel))) }));
    }

    private static IEnumerable<(KeyringTry Try, IcrDomain Domain)> KeysOf(Pull pull) =>
        (pull.FailsNow || pull.IsForecast) && pull.Keyring is { Error: null } keyring
        && IcrDomain.TryGet(pull.Image?.Registry, out var domain) && domain.TakesApiKeys
            ? keyring.Tries.Where(one => IcrUser.HasApiKey(one.Entry.Credential)).Select(one => (one, domain))
            : [];

    private async Task<PullKey> AskAsync(KeyringTry sent, IcrDomain domain, CancellationToken cancel)
    {
        var key = await client.AskAsync(sent.Entry.Credential.Password, IcrUser.ProfileOf(sent.Entry.Credential.Username), cancel);
        return new PullKey(sent, key, key.Identity is { AccountId: not null } who ? await client.AccountAsync(domain.PublicHost, who, cancel) : null);
    }
}
