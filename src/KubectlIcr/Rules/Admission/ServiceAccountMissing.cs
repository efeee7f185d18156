using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR802: the pod's service account does not exist, so the pod can't be created.</summary>
internal sealed class ServiceAccountMissing : PullRule
{
    public override string Id => "ICR802";

    public override Severity Severity => Severity.Error;

    public override string Title => "The service account does not exist";

    public override RequiredFacts Requires => RequiredFacts.ServiceAccount;

    public override string Cause =>
        "The pod template references a service account that does not exist in its namespace. The API server rejects such pods, so nothing is pulled.";

    public override string Remedy => "Create the service account with the pull secrets that its pods need, or correct the name in the template.";

    public override string WhenToIgnore => "When the service account is about to be created by the same deployment.";

    public override bool AppliesTo(Pull pull) => pull.Pod.IsTemplate;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (!pull.ServiceAccount.IsAbsent)
            yield break;
        yield return Found(pull, $"{Names.ServiceAccount(pull)} does not exist", Certainty.Certain,
            [pull.CreateFailure is { } text ? new Evidence("event", text) : new Evidence("serviceaccount", "not found")],
            [PodSecretFixes.CreateServiceAccount(pull.Pod, "create the service account, so that the controller can create the pods")]);
    }
}
