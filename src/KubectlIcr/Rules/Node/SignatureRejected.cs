using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR704: the node's signature policy rejects the image.</summary>
internal sealed class SignatureRejected : MessageRule
{
    public override string Id => "ICR704";

    public override string Title => "The node's signature policy rejects the image";

    public override IReadOnlyList<PullCause> Explains => [PullCause.SignatureRejected];

    public override string Cause =>
        "The container runtime checks signatures before it runs an image, and found none that its policy accepts. The image is not signed, is signed with "
        + "another key, or is signed under another host name: a signature for us.icr.io does not count for private.us.icr.io.";

    public override string Remedy =>
        "Sign the image with a key that the policy lists, under the host name that the pod uses. "
        + "Or have the node's administrator add the image to the policy (/etc/containers/policy.json; on OpenShift ClusterImagePolicy and ImagePolicy).";

    public override string WhenToIgnore => "When the image is not supposed to run: the policy works as intended.";

    /// <summary>A registry has policies too: see <see cref="RegistryPolicy"/>.</summary>
    public override bool Tells(PullFailure failure) => base.Tells(failure) && failure.Detail != PullDetail.RegistryPolicy;

    protected override string Message(Pull pull, PullFailure failure) => $"the nodes' signature policy rejects {pull.Use.Image}";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Fix.Show($"{Network.OnNode(pull, facts)} cat /host/etc/containers/policy.json", "show the node's policy: which registries require which signature"),
        facts.Identity.IsOpenShift
            ? Fix.Show("kubectl get clusterimagepolicies.config.openshift.io,imagepolicies.config.openshift.io -A -o yaml", "show the policies that OpenShift applies to the nodes")
            : null,
    ];
}
