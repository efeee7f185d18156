namespace KubectlIcr.Cluster;

/// <summary>A node: the platform its images must fit, and what IBM Cloud says of it.</summary>
/// <param name="OperatingSystem">As in <c>status.nodeInfo</c>, e.g. <c>linux</c>.</param>
/// <param name="Architecture">As in <c>status.nodeInfo</c>, e.g. <c>amd64</c>, <c>s390x</c>.</param>
/// <param name="ProviderId"><c>ibm://ACCOUNT///CLUSTER/WORKER</c> on IBM Cloud; null elsewhere.</param>
internal sealed record Node(string Name, string OperatingSystem, string Architecture, string ContainerRuntime, string KubeletVersion, string? ProviderId)
{
    /// <summary>The names of images that are on the node; the kubelet reports the 50 largest.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>The node reports only this many images, so others may be present without being reported.</summary>
    public bool MayHaveMore => Images.Count >= 50;

    /// <summary>The labels that IBM Cloud sets.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The start of the names of IBM Cloud's labels.</summary>
    public const string LabelPrefix = "ibm-cloud.kubernetes.io/";

    /// <summary>It is a worker of a VPC cluster; false for classic workers and outside of IBM Cloud.</summary>
    public bool IsVpc => Label("iaas-provider") == "g2";

    /// <summary>It is a worker on IBM Cloud's classic infrastructure.</summary>
    public bool IsClassic => Label("iaas-provider") == "softlayer";

    /// <summary>IBM Cloud's region, e.g. <c>us-south</c>; null where no label says it.</summary>
    public string? Region => Label("region");

    /// <summary>IBM Cloud's id of the worker; null elsewhere.</summary>
    public string? WorkerId => Label("worker-id") ?? (ProviderId?.StartsWith("ibm://", StringComparison.Ordinal) == true && ProviderId.Split('/')[^1] is { Length: > 0 } worker ? worker : null);

    /// <summary>A worker of Red Hat OpenShift on IBM Cloud.</summary>
    public bool IsOpenShift =>
        Label("os") is { } os && (os.StartsWith("RHCOS", StringComparison.Ordinal) || os.StartsWith("REDHAT", StringComparison.Ordinal))
        || Label("worker-version")?.EndsWith("_openshift", StringComparison.Ordinal) == true;

    /// <summary>Clusters of this version can have outbound traffic protection, from Kubernetes 1.30 or OpenShift 4.15 (Kubernetes 1.28) on; also where the version does not read.</summary>
    public bool MayBlockOutbound => KubeletVersion.Split('.') is not ["v1", var text, ..] || !int.TryParse(text, out var minor) || minor >= (IsOpenShift ? 28 : 30);

    private string? Label(string name) => Labels.GetValueOrDefault(LabelPrefix + name) is { Length: > 0 } value ? value : null;

    /// <summary>When it joined the cluster; null if unknown.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Since when it is ready, or not; null if unknown.</summary>
    public DateTimeOffset? ReadySince { get; init; }

    public string Platform => $"{OperatingSystem}/{Architecture}";
}
