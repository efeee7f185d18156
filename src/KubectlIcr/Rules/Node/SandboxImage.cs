using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR707: the node can't pull the pause image that every pod needs first.</summary>
internal sealed class SandboxImage : PullRule
{
    public override string Id => "ICR707";

    public override string Title => "The node can't pull its pause image";

    public override Severity Severity => Severity.Error;

    public override string Cause =>
        "Before a pod's containers start, the runtime creates a sandbox from a small pause image that is set in the node's own configuration. The node does not "
        + "have that image and can't pull it. The pod's image pull secrets are not used for it, so no secret in the cluster helps.";

    public override string Remedy =>
        "The message ends with the reason for the failed pull: fix that on the node. The image's name is in /etc/containerd/config.toml (sandbox_image, or "
        + "sandbox under pinned_images in containerd 2.x) or in CRI-O's crio.conf (pause_image). On IBM Cloud, reload or replace a worker that has lost its pause image.";

    public override string WhenToIgnore => "Never: the pod can't start. Pods that already run on the node are not affected.";

    public override bool AppliesTo(Pull pull) => pull.Failure is not null && pull.IsSandbox();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull.Failure is not { } failure)
            yield break;
        yield return Found(pull, Message(pull, failure), Certainty.Certain, [CommonEvidence.Text(pull), .. CommonEvidence.LeftOpen(pull, failure)],
        [
            Fix.Show("kubectl get events -A --field-selector=reason=FailedCreatePodSandBox -o wide", "check whether other nodes report the same error (if so, the image or its registry is at fault, not this node)"),
            Fix.Show($"kubectl get node {Network.Node(pull)} -o wide", "show the container runtime, whose configuration sets the image"),
            new Fix($"kubectl cordon {Network.Node(pull)}", "keep new pods off the node until it is fixed (kubectl uncordon allows them again)"),
        ]);
    }

    private static string Message(Pull pull, PullFailure failure)
    {
        var image = pull.Use.Image.Length > 0 ? $"its pause image {pull.Use.Image}" : "its pause image";
        return $"{Names.Node(pull)} can't pull {image}: {failure.Summary.TrimEnd('.')}";
    }
}
