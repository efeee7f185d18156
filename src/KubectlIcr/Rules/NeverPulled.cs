using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR108: the pull policy is Never and the node does not have the image.</summary>
internal sealed class NeverPulled : MessageRule
{
    public override string Id => "ICR108";

    public override string Title => "The pull policy is Never and the node lacks the image";

    public override IReadOnlyList<PullCause> Explains => [PullCause.NeverPull];

    public override string Cause => "imagePullPolicy: Never forbids the kubelet to ask a registry, and the image is not on the node, or not for this pod.";

    public override string Remedy => "Set the policy to IfNotPresent, so that the node pulls what it lacks.";

    public override string WhenFine => "When the image is put on the nodes by other means, and has not arrived yet.";

    protected override string Message(Pull pull, PullFailure failure) => $"{pull.Container.Image} is not on the node and its pull policy is Never";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
        pull.Container.List == "ephemeralContainers"
            ? [Rules.Fixes.SetImage(pull, pull.Container.Image, "with a policy that lets the node pull")]
            : [Rules.Fixes.PatchPodSpec(
                pull.Pod,
                $$"""{"{{pull.Container.List}}":[{{{Json.Member("name", pull.Container.Name)}},"imagePullPolicy":"IfNotPresent"}]}""",
                "lets the node pull the image")];
}
