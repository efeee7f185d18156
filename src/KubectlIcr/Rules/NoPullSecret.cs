using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR301: neither the pod nor its service account names a pull secret.</summary>
internal sealed class NoPullSecret : Rule
{
    public override string Id => "ICR301";

    public override Severity Severity => Severity.Error;

    public override string Title => "No pull secret reaches the pod";

    public override Needs Needs => Needs.Secrets | Needs.ServiceAccount;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The pod names no image pull secret and its service account has none to give, so the node asks the registry without a credential. IBM Cloud puts a pull secret "
        + "into namespace default only; every other namespace needs a copy, and a service account that names it.";

    public override string Remedy => "Copy the pull secret into the namespace, add it to the service account, and recreate the pod, since a service account's secrets reach a pod only at its creation.";

    public override string WhenFine => "For public images, and where the nodes themselves hold a credential (OpenShift's global pull secret).";

    public override bool Concerns(Pull pull) => pull.LacksCredential() && pull.Pod.ImagePullSecrets.Count == 0;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull.Secrets.Count > 0 || pull.ServiceAccount.Value?.ImagePullSecrets.Count > 0 || DefaultHasNoSecret.Applies(pull, facts))
            yield break;
        yield return Found(pull, $"no pull secret reaches pods of {Names.ServiceAccount(pull)}", pull.RefusalCertainty(),
            [Proof.Text(pull), new Evidence("pod", "spec.imagePullSecrets is empty"), new Evidence("serviceaccount", $"{Names.ServiceAccount(pull)} names no pull secret")],
            Mend(pull, facts), pull.RefusalSeverity());
    }

    private static IEnumerable<Fix> Mend(Pull pull, ClusterFacts facts) => [.. Supply.Secret(pull, out var name), .. Fixes.UseSecret(pull, name)];
}
