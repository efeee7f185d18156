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

    public override RequiredFacts Requires => RequiredFacts.Secrets | RequiredFacts.ServiceAccount;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "IBM Cloud creates a pull secret named all-icr-io in the default namespace when it creates a cluster. Here it is missing: whoever created the cluster did not "
        + "have the required permissions, the account had reached its limit of service IDs, or someone deleted the secret.";

    public override string Remedy =>
        "Have IBM Cloud create it again (ibmcloud ks cluster pull-secret apply). This resets the cluster's service ID: policies that were narrowed by hand are reset to the "
        + "Reader role on everything. Copies in other namespaces keep the old API key, which can stop working: copy the secret again. It takes a few minutes and requires the Administrator role on Container Registry.";

    public override string WhenToIgnore => "When the cluster is not meant to pull private images from Container Registry.";

    public override string? Topic => IbmTopic.Containers("ts-app-image-pull");

    public override bool AppliesTo(Pull pull) => pull.LacksCredential() && pull.Pod.ImagePullSecrets.Count == 0 && pull.IsPrivateIcrImage();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (!NoPullSecret.NoneToGive(pull, facts) || !SecretProvisioning.IsForIbmCloud(pull, facts))
            yield break;
        yield return Found(pull, "the default namespace has no secret \"all-icr-io\" to use or copy", pull.RefusalCertainty(),
            [CommonEvidence.Text(pull), CommonEvidence.NodeCredential(pull), new Evidence("secret", "\"all-icr-io\" does not exist in the default namespace")],
            [.. SecretProvisioning.FromIbmCloud(pull, facts), .. PodSecretFixes.Use(pull, Secret.AllIcrIo)], pull.RefusalSeverity());
    }
}
