using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR507: IBM Cloud created the key for another cluster.</summary>
internal sealed class KeyOfAnotherCluster : KeyRule
{
    public override string Id => "ICR507";

    public override Severity Severity => Severity.Warning;

    public override string Title => "The API key was created for another cluster";

    public override string Cause =>
        "IBM Cloud creates a service ID named cluster-ID for each cluster. The API key in this pull secret belongs to the service ID of another cluster, so the "
        + "secret was copied from there. When that cluster is deleted, or its pull secret is applied again, the API key can stop working, and pulls in this cluster then fail.";

    public override string Remedy => "Use this cluster's own all-icr-io, or a service ID that does not belong to a cluster.";

    public override string WhenToIgnore => "When clusters share an API key on purpose and someone maintains it.";

    public override string? Topic => IbmTopic.Containers("ts-app-image-pull");

    protected override Finding? Check(Pull pull, KeyAccess access, ClusterFacts facts) =>
        access.Key.Key.Identity?.ClusterId is not { } other || facts.Identity.Id is not { } own || other == own ? null
        : Found(pull, $"the API key in {Secret(pull, access)} was created for cluster {other}, not for this one", Certainty.Certain,
            [access.Who, new Evidence("iam", $"this cluster is {own}")],
            [Fix.Show("kubectl get secret all-icr-io -n default", "check whether this cluster has its own secret"), SecretFixes.PullSecretApply(facts.Identity, "create the cluster's own secret, if it is missing")]);
}
