namespace KubectlIcr.Cluster;

/// <summary>A custom resource that controls the workload of a pod: its operator writes the pod template, and sets back what others change there.</summary>
/// <param name="Group">The API group, e.g. <c>kafka.strimzi.io</c>.</param>
internal sealed record CustomOwner(string Kind, string Group, string Name)
{
    /// <summary>As kubectl accepts it, e.g. <c>kafka.kafka.strimzi.io/my-cluster</c>.</summary>
    public string Resource => $"{Kind.ToLowerInvariant()}.{Group}/{Name}";
}
