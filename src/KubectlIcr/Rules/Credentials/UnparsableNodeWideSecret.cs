using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR411: a secret that is copied to every node can't be parsed.</summary>
internal sealed class UnparsableNodeWideSecret : PullRule
{
    public override string Id => "ICR411";

    public override Severity Severity => Severity.Warning;

    public override string Title => "A node-wide secret can't be parsed";

    public override string Cause =>
        "Red Hat OpenShift on IBM Cloud copies the secret openshift-config/pull-secret (and, with IBM's DaemonSet, kube-system/docker-auth-secret) to its nodes "
        + "as a credentials file. The secret is malformed: it is not JSON, or an auth field is not base64 of username:password. Nodes that receive the file can "
        + "use none of its credentials.";

    public override string Remedy => "Correct the data in .dockerconfigjson and update the secret. Then reload classic workers and replace VPC workers, or, for docker-auth-secret, restart the DaemonSet update-docker-config.";

    public override string WhenToIgnore => "When every pod has a pull secret of its own.";

    public override bool AppliesTo(Pull pull) => pull is { FailsNow: true } && pull.LacksCredential() && pull.NodeWide.Any(secret => secret.Error is not null);

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts) => pull.NodeWide.Where(secret => secret.Error is not null).Select(secret =>
        Found(pull, $"the node-wide secret \"{secret.Key.Name}\" in namespace {secret.Key.Namespace} can't be parsed: {secret.Error}", Certainty.Certain, [CommonEvidence.Text(pull)], Correct(secret.Secret.Value!)));

    private static Fix[] Correct(Secret secret) =>
    [
        new($"kubectl get secret {secret.Name} -n {secret.Namespace} -o jsonpath='{{.data.\\{Secret.DockerConfigJsonKey}}}' | base64 -d > config.json", "save the credentials to a file, and correct them there"),
        new(
            $"kubectl patch secret {secret.Name} -n {secret.Namespace} -p \"{{\\\"data\\\":{{\\\"{Secret.DockerConfigJsonKey}\\\":\\\"$(base64 < config.json | tr -d '\\n')\\\"}}}}\"",
            "update the secret from the corrected file, then run the check again to list the nodes that do not have the updated credentials yet") { Caution = "replaces the data of the secret" },
    ];
}
