using System.Collections.Concurrent;

namespace KubectlIcr.Cluster.Read;

/// <summary>Where concurrent reads put what they found, until it becomes <see cref="ClusterFacts"/>.</summary>
internal sealed class Gathered
{
    private readonly ConcurrentDictionary<Gap, bool> gaps = [];

    public ConcurrentDictionary<ObjectKey, Fact<Secret>> Secrets { get; } = [];

    public ConcurrentDictionary<ObjectKey, Fact<ServiceAccount>> ServiceAccounts { get; } = [];

    public ConcurrentDictionary<string, Fact<Node>> Nodes { get; } = [];

    public IReadOnlyList<Gap> Gaps => gaps.Keys.OrderBy(gap => gap.ToString(), StringComparer.Ordinal).ToList();

    public void Note(Gap? gap)
    {
        if (gap is not null) gaps.TryAdd(gap, true);
    }

    /// <summary>The names of the pull secrets a pod brings to the kubelet: its own, or for a template the service account's.</summary>
    public IReadOnlyList<string> PullSecretsOf(Pod pod) =>
        pod.ImagePullSecrets.Count == 0 && pod.IsTemplate ? AccountSecretsOf(pod) : pod.ImagePullSecrets;

    public IReadOnlyList<string> AccountSecretsOf(Pod pod) =>
        ServiceAccounts.TryGetValue(new(pod.Namespace, pod.ServiceAccountName), out var fact) && fact.Value is { } account ? account.ImagePullSecrets : [];
}
