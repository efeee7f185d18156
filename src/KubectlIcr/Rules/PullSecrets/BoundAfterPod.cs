using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR303: the service account got its pull secret after the pod was created.</summary>
internal sealed class BoundAfterPod : PullRule
{
    public override string Id => "ICR303";

    public override Severity Severity => Severity.Error;

    public override string Title => "The service account got its pull secret after the pod was created";

    public override Needs Needs => Needs.Secrets | Needs.ServiceAccount;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The service account names a pull secret today that the pod does not carry. Admission copies the list into a pod once, when the pod is created; a "
        + "change of the service account never reaches a pod that exists.";

    public override string Remedy => "Recreate the pod. Its successor gets the service account's list.";

    public override string WhenFine => "When the pod's images are public.";

    public override string? Topic => IbmTopic.Containers("registry");

    public override bool Concerns(Pull pull) => pull.LacksCredential() && !pull.Pod.IsTemplate && (pull.Pod.ImagePullSecrets.Count == 0 || pull.InheritedEarlier());

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        var later = LateBinding.Secrets(pull, facts);
        if (later.Count == 0)
            yield break;
        var own = pull.Pod.ImagePullSecrets;
        var isSure = own.Count == 0 && later.Any(name => facts.Secret(pull.Namespace, name).IsKnown);
        yield return Found(pull, $"{Names.ServiceAccount(pull)} names {Names.List(later)} now, but pods created before that do not",
            isSure ? pull.RefusalCertainty() : Certainty.Likely,
            [
                Proof.Text(pull),
                Proof.NodeCredential(pull),
                new Evidence("pod", own.Count == 0 ? "spec.imagePullSecrets is empty" : $"spec.imagePullSecrets: {string.Join(", ", own)}"),
                new Evidence("serviceaccount", $"imagePullSecrets: {string.Join(", ", pull.ServiceAccount.Value!.ImagePullSecrets)}"),
            ],
            [LateBinding.Renew(pull, later)]);
    }
}
