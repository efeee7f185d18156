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

    public override string Title => "No pull secret reaches the pod";

    public override Needs Needs => Needs.Secrets | Needs.ServiceAccount;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The pod names no image pull secret and its service account has none to give, so the node asks the registry without a credential. IBM Cloud puts a pull secret "
        + "into namespace default only; every other namespace needs a copy, and a service account that names it.";

    public override string Remedy =>
        "Copy the pull secret into the namespace, add it to the service account, and recreate the pod, since a service account's secrets reach a pod only at "
        + "its creation.";

    public override string WhenFine => "For public images, and where the nodes themselves hold a credential (OpenShift's global pull secret).";

    public override string? Topic => IbmTopic.Containers("registry");

    public override bool Concerns(Pull pull) => pull.LacksCredential() && pull.Pod.ImagePullSecrets.Count == 0;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        // The node sent a login of its own: of another registry's image nothing says that the pod needs one as well.
        if (pull.SentAnother() && !IcrDomain.IsIcr(pull.Image?.Registry))
            yield break;
        if (!NoneToGive(pull, facts) || Supply.IsForIbmCloud(pull, facts))
            yield break;
        yield return Found(pull, $"no pull secret reaches pods of {Names.ServiceAccount(pull)}", pull.RefusalCertainty(),
            [
                Proof.Text(pull), Proof.NodeCredential(pull), .. pull.Failure is { } failure ? Proof.LeftOpen(pull, failure) : [], Proof.NoHost(pull),
                new Evidence("pod", "spec.imagePullSecrets is empty"), Given(pull), .. Donor.RuledOut(pull),
            ],
            Supply.AndUse(pull, facts), pull.RefusalSeverity());
    }

    /// <summary>The pod names no secret, and what its service account names is of no use to it either.</summary>
    public static bool NoneToGive(Pull pull, ClusterFacts facts) =>
        pull.Secrets.Count == 0 && LateBinding.Secrets(pull, facts).Count == 0 && !(pull.Pod.IsTemplate && pull.ServiceAccount.IsAbsent);

    private static Evidence Given(Pull pull) => new("serviceaccount", pull.ServiceAccount.Value switch
    {
        null => $"{Names.ServiceAccount(pull)} does not exist",
        { ImagePullSecrets: { Count: > 0 } names } => $"{Names.ServiceAccount(pull)} names {Names.List(names)}, which would not help",
        _ => $"{Names.ServiceAccount(pull)} names no pull secret",
    });
}
