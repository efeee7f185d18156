using KubectlIcr.Cluster;

namespace KubectlIcr.PullSecrets;

/// <summary>What refers to a pull secret. A list is null where what could be in it was not read.</summary>
/// <param name="Workloads">Those whose next pods will bring it to the kubelet, through their own list or their service account's.</param>
internal sealed record SecretUse(IReadOnlyList<ServiceAccount>? ServiceAccounts, IReadOnlyList<Pod>? Pods, IReadOnlyList<Pod>? Workloads)
{
    /// <summary>A kind of workload was not read, so that others may name it too.</summary>
    public bool MayHaveMoreWorkloads { get; init; }

    /// <summary>Nothing refers to it, and everything that could was read.</summary>
    public bool IsUnused => this is { ServiceAccounts.Count: 0, Pods.Count: 0, Workloads.Count: 0, MayHaveMoreWorkloads: false };
}

/// <summary>Finds what refers to which secret, in one pass over all facts.</summary>
internal sealed class SecretUses
{
    private readonly PullSecretFacts facts;
    private readonly ILookup<ObjectKey, ServiceAccount> accounts;
    private readonly ILookup<ObjectKey, Pod> pods;
    private readonly ILookup<ObjectKey, Pod> templates;

    public SecretUses(PullSecretFacts facts)
    {
        this.facts = facts;
        var known = facts.ServiceAccounts.ToDictionary(account => account.Key);
        accounts = Lookup(facts.ServiceAccounts, account => account.Namespace, account => account.ImagePullSecrets);
        pods = Lookup(facts.Pods, pod => pod.Namespace, pod => pod.ImagePullSecrets);
        templates = Lookup(facts.Templates, pod => pod.Namespace, pod => pod.ImagePullSecrets.Count > 0 ? pod.ImagePullSecrets
            : known.GetValueOrDefault(new(pod.Namespace, pod.ServiceAccountName))?.ImagePullSecrets ?? []);
    }

    public SecretUse Of(ObjectKey secret) => new(
        facts.KnowsAccountsIn(secret.Namespace) ? [.. accounts[secret]] : null,
        facts.KnowsPodsIn(secret.Namespace) ? [.. pods[secret]] : null,
        facts.KnowsWorkloadsIn(secret.Namespace) || templates[secret].Any() ? [.. templates[secret]] : null)
    {
        MayHaveMoreWorkloads = !facts.KnowsWorkloadsIn(secret.Namespace),
    };

    private static ILookup<ObjectKey, T> Lookup<T>(IEnumerable<T> all, Func<T, string> @namespace, Func<T, IReadOnlyList<string>> names) =>
        all.SelectMany(one => names(one).Distinct().Select(name => (Key: new ObjectKey(@namespace(one), name), One: one))).ToLookup(pair => pair.Key, pair => pair.One);
}
