using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR701: the node has no room for the image.</summary>
internal sealed class DiskFull : MessageRule
{
    public override string Id => "ICR701";

    public override string Title => "The node's disk is full";

    public override IReadOnlyList<PullCause> Explains => [PullCause.DiskFull];

    public override string Cause =>
        "The container runtime could not write the image: no space is left on the file system that holds images. "
        + "Free inodes or a quota can be used up while df still shows space. The registry and the secrets are not at fault.";

    public override string Remedy =>
        "Free space on the node: delete failed pods, remove unused images with crictl rmi --prune, or look for logs and local volumes that grow. "
        + "Where it comes back, give the workers a larger or a second disk, or make the image smaller.";

    public override string WhenFine => "While the kubelet clears away unused images by itself, one try may fail and the next succeed.";

    protected override string Message(Pull pull, PullFailure failure) => $"the disk for images is full on {Names.Node(pull)}";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts)
    {
        var node = Network.Node(pull);
        return
        [
            new Fix($"kubectl describe node {node}", "shows disk pressure, and whether clearing away unused images failed"),
            new Fix($"kubectl get --raw /api/v1/nodes/{node}/proxy/stats/summary | grep -A 8 imageFs", "shows the bytes and inodes left on the disk for images"),
            new Fix($"kubectl delete pods -A --field-selector=status.phase=Failed,spec.nodeName={node}", "deletes failed and evicted pods of the node, whose layers and logs take space"),
        ];
    }
}
