using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR303: the service account got its pull secret after the pod was created.</summary>
internal sealed class BoundAfterPod : PullRule
{
    public override string Id => "ICR303";

    public override Severity Severity => Severity.Error;

    public override string Title => "The service account got the pull secret after the pod was created";

    public override RequiredFacts Requires => RequiredFacts.Secrets | RequiredFacts.ServiceAccount;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The service account lists a pull secret that the pod does not have. Kubernetes copies the service account's list into a pod once, when the pod is "
        + "created. Later changes to the service account do not reach existing pods.";

    public override string Remedy => "Recreate the pod. The new pod gets the service account's current list.";

    public override string WhenToIgnore => "When the pod's images are public.";

    public override string? Topic => IbmTopic.Containers("registry");

    public override bool AppliesTo(Pull pull) => pull.LacksCredential() && !pull.Pod.IsTemplate && (pull.Pod.ImagePullSecrets.Count == 0 || pull.InheritedEarlier());

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        var later = LateBinding.Secrets(pull, facts);
        if (later.Count == 0)
            yield break;
        var own = pull.Pod.ImagePullSecrets;
        var isSure = own.Count == 0 && later.Any(name => facts.Secret(pull.Namespace, name).IsKnown);
        yield return Found(pull, $"pods were created before pull {(later.Count == 1 ? "secret" : "secrets")} {Names.Quoted(later)} {(later.Count == 1 ? "was" : "were")} added to {Names.ServiceAccount(pull)}",
            isSure ? pull.RefusalCertainty() : Certainty.Likely,
            [
                CommonEvidence.Text(pull),
                CommonEvidence.NodeCredential(pull),
                new Evidence("pod", own.Count == 0 ? "spec.imagePullSecrets is empty" : $"spec.imagePullSecrets: {string.Join(", ", own)}"),
                new Evidence("serviceaccount", $"imagePullSecrets: {string.Join(", ", pull.ServiceAccount.Value!.ImagePullSecrets)}"),
            ],
            [LateBinding.Renew(pull, later)]);
    }
}
