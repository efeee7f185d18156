using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR301: neither the pod nor its service account names a pull secret.</summary>
internal sealed class NoPullSecret : PullRule
{
    public override string Id => "ICR301";

    public override Severity Severity => Severity.Error;

    public override string Title => "The pod has no pull secret";

    public override RequiredFacts Requires => RequiredFacts.Secrets | RequiredFacts.ServiceAccount;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "Neither the pod nor its service account has an image pull secret that can be used, so the node sends the registry no credentials. IBM Cloud creates a pull "
        + "secret in the default namespace only. Every other namespace needs a copy, and a service account that lists it.";

    public override string Remedy =>
        "Copy the pull secret into the namespace, add it to the service account, and recreate the pod: a service account's pull secrets reach a pod only when "
        + "the pod is created.";

    public override string WhenToIgnore => "For public images, and when the nodes have credentials of their own (such as OpenShift's global pull secret).";

    public override string? Topic => IbmTopic.Containers("registry");

    public override bool AppliesTo(Pull pull) => pull.LacksCredential() && pull.Pod.ImagePullSecrets.Count == 0;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        // The node sent a login of its own: of another registry's image nothing says that the pod needs one as well.
        if (pull.SentAnother() && !IcrDomain.IsIcr(pull.Image?.Registry))
            yield break;
        if (!NoneToGive(pull, facts) || SecretProvisioning.IsForIbmCloud(pull, facts))
            yield break;
        yield return Found(pull, $"pods that use {Names.ServiceAccount(pull)} have no pull secret", pull.RefusalCertainty(),
            [
                CommonEvidence.Text(pull), CommonEvidence.NodeCredential(pull), .. pull.Failure is { } failure ? CommonEvidence.LeftOpen(pull, failure) : [], CommonEvidence.NoHost(pull),
                new Evidence("pod", "spec.imagePullSecrets is empty"), Given(pull), .. ReusableSecret.RuledOut(pull),
            ],
            SecretProvisioning.AndUse(pull, facts), pull.RefusalSeverity());
    }

    /// <summary>The pod names no secret, and what its service account names is of no use to it either.</summary>
    public static bool NoneToGive(Pull pull, ClusterFacts facts) =>
        pull.Secrets.Count == 0 && LateBinding.Secrets(pull, facts).Count == 0 && !(pull.Pod.IsTemplate && pull.ServiceAccount.IsAbsent);

    private static Evidence Given(Pull pull) => new("serviceaccount", pull.ServiceAccount.Value switch
    {
        null => $"\"{pull.Pod.ServiceAccountName}\" does not exist",
        { ImagePullSecrets: { Count: > 0 } names } => $"\"{pull.Pod.ServiceAccountName}\" lists {Names.Quoted(names)}, which can't be used for this image",
        _ => $"\"{pull.Pod.ServiceAccountName}\" lists no pull secrets",
    });
}
