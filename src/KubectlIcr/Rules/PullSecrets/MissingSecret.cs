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

    public override RequiredFacts Requires => RequiredFacts.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.MissingSecret, PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The pod lists a pull secret that does not exist in its namespace. The kubelet looks for secrets in the pod's own namespace only, and continues without "
        + "the missing one.";

    public override string Remedy =>
        "Create the secret in the namespace, or copy it there, under the name that the pod lists. The pod then recovers without being recreated: the kubelet "
        + "reads the pod's pull secrets each time it retries, at least every five minutes.";

    public override string WhenToIgnore => "When the image is public or already on the node: the missing secret does no harm.";

    public override string? Topic => IbmTopic.Containers("registry");

    public override bool AppliesTo(Pull pull) => pull.LacksCredential();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts) =>
        pull.InheritsSecrets() ? [] : IntendedSecret.Among(pull).Select(name => Missing(pull, name, facts));

    private Finding Missing(Pull pull, string name, ClusterFacts facts) =>
        Found(pull, $"secret \"{name}\" does not exist in namespace {pull.Namespace}", pull.RefusalCertainty(),
            [
                CommonEvidence.Text(pull),
                CommonEvidence.NodeCredential(pull),
                new Evidence("pod", $"spec.imagePullSecrets lists \"{name}\""),
                CommonEvidence.Unretrieved(pull, name),
                CommonEvidence.SameNameElsewhere(pull, name),
                .. ReusableSecret.RuledOut(pull, name),
            ],
            SecretProvisioning.Named(pull, facts, name), pull.RefusalSeverity());
}
