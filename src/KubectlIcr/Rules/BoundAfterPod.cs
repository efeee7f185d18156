using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR303: the service account got its pull secret after the pod was created.</summary>
internal sealed class BoundAfterPod : Rule
{
    public override string Id => "ICR303";

    public override Severity Severity => Severity.Error;

    public override string Title => "The service account got its pull secret after the pod was created";

    public override Needs Needs => Needs.ServiceAccount;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The service account names a pull secret today, but the pod carries none. Admission copies the list into a pod once, when the pod is created; a change of the service "
        + "account never reaches a pod that exists.";

    public override string Remedy => "Recreate the pod. Its successor gets the service account's list.";

    public override string WhenFine => "When the pod's images are public.";

    public override bool Concerns(Pull pull) => pull.LacksCredential() && !pull.Pod.IsTemplate && pull.Pod.ImagePullSecrets.Count == 0;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull.ServiceAccount.Value is not { ImagePullSecrets.Count: > 0 } account)
            yield break;
        var helpful = account.ImagePullSecrets.Where(name => MayServe(pull, facts.Secret(pull.Namespace, name))).ToList();
        if (helpful.Count == 0)
            yield break;
        yield return Found(pull, $"{Names.ServiceAccount(pull)} names {Names.List(helpful)} now, but pods created before that do not", pull.RefusalCertainty(),
            [Proof.Text(pull), new Evidence("pod", "spec.imagePullSecrets is empty"), new Evidence("serviceaccount", $"imagePullSecrets: {string.Join(", ", account.ImagePullSecrets)}")],
            [Fixes.Recreate(pull.Pod, "a new pod gets the service account's pull secrets")]);
    }

    /// <summary>An unread secret gets the benefit of the doubt: recreating the pod is harmless advice, a missing finding is not.</summary>
    private static bool MayServe(Pull pull, Fact<Secret> fact) => !fact.IsKnown || (fact.Value is { } secret && Donor.Serves(pull, secret));
}
