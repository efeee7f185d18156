using KubectlIcr.Cluster;

namespace KubectlIcr.PullSecrets;

/// <summary>Who names a pull secret.</summary>
/// <param name="Workloads">Those whose next pods will bring it to the kubelet, through their own list or their service account's.</param>
internal sealed record SecretUse(IReadOnlyList<ServiceAccount> ServiceAccounts, IReadOnlyList<Pod> Pods, IReadOnlyList<Pod> Workloads)
{
    public bool IsUsed => ServiceAccounts.Count + Pods.Count + Workloads.Count > 0;
}

/// <summary>Finds who names which secret, over all facts once.</summary>
internal sealed class SecretUses
{
    private readonly ILookup<ObjectKey, ServiceAccount> accounts;
    private readonly ILookup<ObjectKey, Pod> pods;
    private readonly ILookup<ObjectKey, Pod> templates;

    public SecretUses(PullSecretFacts facts)
    {
        var known = facts.ServiceAccounts.ToDictionary(account => account.Key);
        accounts = Lookup(facts.ServiceAccounts, account => account.Namespace, account => account.ImagePullSecrets);
        pods = Lookup(facts.Pods, pod => pod.Namespace, pod => pod.ImagePullSecrets);
        templates = Lookup(facts.Templates, pod => pod.Namespace, pod => pod.ImagePullSecrets.Count > 0 ? pod.ImagePullSecrets
            : known.GetValueOrDefault(new(pod.Namespace, pod.ServiceAccountName))?.ImagePullSecrets ?? []);
    }

    public SecretUse Of(ObjectKey secret) => new([.. accounts[secret]], [.. pods[secret]], [.. templates[secret]]);

    private static ILookup<ObjectKey, T> Lookup<T>(IEnumerable<T> all, Func<T, string> @namespace, Func<T, IReadOnlyList<string>> names) =>
        all.SelectMany(one => names(one).Distinct().Select(name => (Key: new ObjectKey(@namespace(one), name), One: one))).ToLookup(pair => pair.Key, pair => pair.One);
}
