using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR305: the service account names a pull secret that its namespace does not have.</summary>
internal sealed class ServiceAccountNamesMissingSecret : PullRule
{
    public override string Id => "ICR305";

    public override Severity Severity => Severity.Error;

    public override string Title => "The service account lists a pull secret that does not exist";

    public override RequiredFacts Requires => RequiredFacts.Secrets | RequiredFacts.ServiceAccount;

    public override IReadOnlyList<PullCause> Explains => [PullCause.MissingSecret, PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The service account lists a pull secret that does not exist in the namespace. Every pod that lists no pull secrets of its own gets this list when it is "
        + "created, so all new pods of the service account fail in the same way.";

    public override string Remedy => "Create the secret in the namespace, or copy it there, under that name. Pods that already list it recover when the kubelet retries.";

    public override string WhenToIgnore => "When the pods of the service account use public images only.";

    public override string? Topic => IbmTopic.Containers("registry");

    public override bool AppliesTo(Pull pull) => pull.LacksCredential();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts) =>
        pull.InheritsSecrets() ? IntendedSecret.Among(pull).Select(name => Missing(pull, name, facts)) : [];

    private Finding Missing(Pull pull, string name, ClusterFacts facts) =>
        Found(pull, $"{Names.ServiceAccount(pull)} lists secret \"{name}\", which does not exist", pull.RefusalCertainty(),
            [
                CommonEvidence.Text(pull),
                CommonEvidence.NodeCredential(pull),
                new Evidence("serviceaccount", $"imagePullSecrets lists \"{name}\""),
                CommonEvidence.Unretrieved(pull, name),
                CommonEvidence.SameNameElsewhere(pull, name),
                .. ReusableSecret.RuledOut(pull, name),
            ],
            SecretProvisioning.Named(pull, facts, name), pull.RefusalSeverity());
}
