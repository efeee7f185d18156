namespace KubectlIcr.Cluster;

/// <summary>A node: the platform its images must fit, and IBM's provider id.</summary>
/// <param name="OperatingSystem">As in <c>status.nodeInfo</c>, e.g. <c>linux</c>.</param>
/// <param name="Architecture">As in <c>status.nodeInfo</c>, e.g. <c>amd64</c>, <c>s390x</c>.</param>
/// <param name="ProviderId"><c>ibm://ACCOUNT///CLUSTER/WORKER</c> on IBM Cloud; null elsewhere.</param>
internal sealed record Node(string Name, string OperatingSystem, string Architecture, string ContainerRuntime, string KubeletVersion, string? ProviderId)
{
    /// <summary>The names of images that are on the node; the kubelet reports the 50 largest.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>So many images have names that another one may be there without being reported.</summary>
    public bool MayHaveMore => Images.Count >= 50;

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>When it joined the cluster; null when nothing tells.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Since when it is ready, or not; null when nothing tells.</summary>
    public DateTimeOffset? ReadySince { get; init; }

    /// <summary>IBM Cloud's name for it; null elsewhere.</summary>
    public string? WorkerId => ProviderId?.StartsWith("ibm://", StringComparison.Ordinal) == true && ProviderId.Split('/')[^1] is { Length: > 0 } worker ? worker : null;

    public string Platform => $"{OperatingSystem}/{Architecture}";
}
