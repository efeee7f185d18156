using System.Collections.Concurrent;

namespace KubectlIcr.Cluster.Read;

/// <summary>Where concurrent reads put what they found, until it becomes <see cref="ClusterFacts"/>.</summary>
internal sealed class ClusterFactsBuilder
{
    private readonly ConcurrentDictionary<Gap, bool> gaps = [];

    public ConcurrentDictionary<ObjectKey, Fact<Secret>> Secrets { get; } = [];

    public ConcurrentDictionary<ObjectKey, Fact<ServiceAccount>> ServiceAccounts { get; } = [];

    public ConcurrentDictionary<string, Fact<Node>> Nodes { get; } = [];

    public OpenShiftFacts OpenShift { get; set; } = OpenShiftFacts.NotRead;

    public IReadOnlyList<Gap> Gaps => gaps.Keys.OrderBy(gap => gap.ToString(), StringComparer.Ordinal).ToList();

    public void Note(Gap? gap)
    {
        if (gap is not null) gaps.TryAdd(gap, true);
    }

    /// <summary>Of manifests whose namespace is still to be made: its <c>default</c> account comes with it, without pull secrets.</summary>
    public void AssumeDefaultAccounts(IEnumerable<Pod> pods)
    {
        foreach (var pod in pods.Where(pod => pod is { Manifest: not null, ServiceAccountName: "default" }))
        {
            var key = new ObjectKey(pod.Namespace, pod.ServiceAccountName);
            if (ServiceAccounts.TryGetValue(key, out var fact) && fact.IsAbsent) ServiceAccounts[key] = Fact<ServiceAccount>.Found(new(key.Namespace, key.Name, []));
        }
    }

    /// <summary>The names of the pull secrets a pod brings to the kubelet: its own, or for a template the service account's.</summary>
    public IReadOnlyList<string> PullSecretsOf(Pod pod) =>
        pod.ImagePullSecrets.Count == 0 && pod.IsTemplate ? AccountSecretsOf(pod) : pod.ImagePullSecrets;

    public IReadOnlyList<string> AccountSecretsOf(Pod pod) =>
        ServiceAccounts.TryGetValue(new(pod.Namespace, pod.ServiceAccountName), out var fact) && fact.Value is { } account ? account.ImagePullSecrets : [];
}
