using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR702: the kubelet itself holds pulls back.</summary>
internal sealed class PullQps : MessageRule
{
    public override string Id => "ICR702";

    public override string Title => "The node limits its own rate of pulls";

    public override IReadOnlyList<PullCause> Explains => [PullCause.PullQps];

    public override string Cause =>
        "The kubelet limits the number of pulls that it starts per second (registryPullQPS and registryBurst), and more containers than that needed an image at once. The "
        + "registry was not contacted. On VPC workers the image disk is limited to 49 MB/s, so pulls take longer there.";

    public override string Remedy =>
        "Start fewer pods on one node at once, and use the pull policy IfNotPresent so that images on the node are not pulled again. On VPC clusters, IBM "
        + "recommends a worker pool with secondary storage. Smaller images help too.";

    public override string WhenToIgnore => "After a node starts or is replaced, many pods need images at once. The kubelet retries automatically and catches up within minutes.";

    public override string? Topic => IbmTopic.Containers("ts-vpc-image-pull-qps");

    protected override string Message(Pull pull, PullFailure failure) => $"{Names.Node(pull)} exceeded its own limit on image pulls per second";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Fix.Show(
            $"kubectl get --raw /api/v1/nodes/{Network.Node(pull)}/proxy/configz | grep -oE '\"(registryPullQPS|registryBurst|serializeImagePulls)\":[a-z0-9]+'",
            "show the limits of the node's kubelet"),
        Fix.Show(
            $"kubectl get pods -A --field-selector=status.phase=Pending,spec.nodeName={Network.Node(pull)}",
            "show how many pods are waiting for images on the node"),
    ];
}
