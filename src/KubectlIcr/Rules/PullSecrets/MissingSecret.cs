using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR302: the pod names a pull secret that its namespace does not have.</summary>
internal sealed class MissingSecret : PullRule
{
    public override string Id => "ICR302";

    public override Severity Severity => Severity.Error;

    public override string Title => "A pull secret does not exist";

    public override Needs Needs => Needs.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.MissingSecret, PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The pod names a pull secret that does not exist in its namespace. Secrets are looked up in the pod's own namespace only. The kubelet goes on without it, so the "
        + "registry sees no credential.";

    public override string Remedy =>
        "Bring the secret into the namespace under the name the pod uses. The pod then recovers by itself: the kubelet reads its secrets at each try, at the "
        + "latest every five minutes.";

    public override string WhenFine => "When the image is public, or the node has it already: then the missing secret does no harm.";

    public override string? Topic => IbmTopic.Containers("registry");

    public override bool Concerns(Pull pull) => pull.LacksCredential();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts) =>
        pull.InheritsSecrets() ? [] : Meant.Among(pull).Select(name => Missing(pull, name, facts));

    private Finding Missing(Pull pull, string name, ClusterFacts facts) =>
        Found(pull, $"secret \"{name}\" does not exist in namespace {pull.Namespace}", pull.RefusalCertainty(),
            [
                Proof.Text(pull),
                Proof.NodeCredential(pull),
                new Evidence("pod", $"spec.imagePullSecrets names \"{name}\""),
                Proof.Unretrieved(pull, name),
                Proof.SameNameElsewhere(pull, name),
                .. Donor.RuledOut(pull, name),
            ],
            Supply.Named(pull, facts, name), pull.RefusalSeverity());
}
