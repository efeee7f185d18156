using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR306: namespace default lacks the pull secret that IBM Cloud puts there.</summary>
internal sealed class DefaultHasNoSecret : PullRule
{
    public override string Id => "ICR306";

    public override Severity Severity => Severity.Error;

    public override string Title => "The cluster has no pull secret for Container Registry";

    public override Needs Needs => Needs.Secrets | Needs.ServiceAccount;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "A cluster of IBM Cloud gets a pull secret all-icr-io in namespace default when it is made. Here it is missing: whoever made the cluster lacked the "
        + "rights for it, the account was at its limit of service IDs, or somebody deleted it.";

    public override string Remedy =>
        "Let IBM Cloud make it again. This resets the cluster's service ID: policies that were narrowed by hand become Reader on everything, and copies in other "
        + "namespaces keep the old key. It takes some minutes and needs Administrator on Container Registry.";

    public override string WhenFine => "When the cluster is not meant to pull private images from Container Registry.";

    public override string? Topic => IbmTopic.Containers("ts-app-image-pull");

    public override bool Concerns(Pull pull) => pull.LacksCredential() && pull.Pod.ImagePullSecrets.Count == 0 && pull.IsPrivateIcrImage();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (!NoPullSecret.NoneToGive(pull, facts) || !Supply.IsForIbmCloud(pull, facts))
            yield break;
        yield return Found(pull, "namespace default has no secret \"all-icr-io\" to pull or copy from", pull.RefusalCertainty(),
            [Proof.Text(pull), Proof.NodeCredential(pull), new Evidence("secret", "namespace default: no \"all-icr-io\"")],
            [.. Supply.FromIbmCloud(pull, facts), .. Fixes.UseSecret(pull, Secret.AllIcrIo)], pull.RefusalSeverity());
    }
}
