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
        "The container runtime could not write the image: no space is left on the file system that holds images. Inodes or a quota can be used up while df "
        + "still shows free space. The registry and the secrets are not at fault.";

    public override string Remedy =>
        "Free space on the node: delete failed pods, remove unused images with crictl rmi --prune, or look for logs and local volumes that grow. If it happens "
        + "again, give the workers a larger or second disk, or make the image smaller.";

    public override string WhenToIgnore => "While the kubelet removes unused images: one attempt can fail and the next succeed.";

    protected override string Message(Pull pull, PullFailure failure) => $"the image disk of {Names.Node(pull)} is full";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts)
    {
        var node = Network.Node(pull);
        return
        [
            Fix.Show($"kubectl describe node {node}", "show disk pressure, and whether removing unused images failed"),
            Fix.Show($"kubectl get --raw /api/v1/nodes/{node}/proxy/stats/summary | grep -A 8 imageFs", "show the bytes and inodes left on the image disk"),
            new Fix($"kubectl delete pods -A --field-selector=status.phase=Failed,spec.nodeName={node}", "delete failed and evicted pods on the node, whose layers and logs use space") { Caution = "deletes their logs for good" },
        ];
    }
}
