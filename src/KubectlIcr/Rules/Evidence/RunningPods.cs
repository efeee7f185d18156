using KubectlIcr.Cluster;

namespace KubectlIcr.Rules;

/// <summary>The pods that run, by their owner, oldest first: of those that were read anyway.</summary>
internal sealed class RunningPods(ClusterFacts facts)
{
    private readonly ILookup<ObjectKey, Pod> all = facts.Pods.Concat(facts.OtherPods)
        .Where(pod => pod is { Owner: not null, CreatedAt: not null, IsOver: false } && pod.HasPulled && pod.Containers.Any(container => container.State?.Phase == "running"))
        .OrderBy(pod => pod.CreatedAt).ThenBy(pod => pod.Name, StringComparer.Ordinal)
        .ToLookup(pod => new ObjectKey(pod.Namespace, pod.Owner!));

    /// <summary>Those of a pod's owner; none for a bare pod.</summary>
    public IReadOnlyList<Pod> Of(Pod pod) => pod.Owner is null || Owner.Of(pod).IsNode ? [] : [.. all[new(pod.Namespace, pod.Owner)].Where(other => other.Name != pod.Name)];
}
