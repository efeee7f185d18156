using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR304: the pod's own list keeps the service account's fitting secret out.</summary>
internal sealed class ServiceAccountHidden : PullRule
{
    public override string Id => "ICR304";

    public override Severity Severity => Severity.Error;

    public override string Title => "The pod's own pull secrets override its service account's";

    public override RequiredFacts Requires => RequiredFacts.Secrets | RequiredFacts.ServiceAccount;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The pod lists pull secrets of its own, and none of them matches the image. Its service account has one that matches, but Kubernetes copies a service "
        + "account's list only into pods that list no pull secrets at all.";

    public override string Remedy => "Add the service account's secret to the pod template, or remove the list from the template.";

    public override string WhenToIgnore => "When the pod is meant to pull without that secret.";

    public override string? Topic => IbmTopic.Containers("registry");

    public override bool AppliesTo(Pull pull) => pull.LacksCredential() && pull.Pod.ImagePullSecrets.Count > 0 && !pull.InheritsSecrets();

    /// <summary>The service account's secret that the pod's own list keeps out; null when there is none.</summary>
    public static string? Hidden(Pull pull, ClusterFacts facts) =>
        pull.InheritedEarlier() ? null : pull.ServiceAccount.Value?.ImagePullSecrets.FirstOrDefault(name =>
            !pull.Pod.ImagePullSecrets.Contains(name) && facts.Secret(pull.Namespace, name).Value is { } secret && Candidate.Serves(pull, secret));

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull.Secrets.Any(secret => secret.Fact.IsAbsent) || Hidden(pull, facts) is not { } hidden)
            yield break;
        var own = Names.Quoted(pull.Pod.ImagePullSecrets);
        yield return Found(pull, $"the pods' own pull {(pull.Pod.ImagePullSecrets.Count == 1 ? "secret" : "secrets")} {own} {(pull.Pod.ImagePullSecrets.Count == 1 ? "overrides" : "override")} \"{hidden}\" of {Names.ServiceAccount(pull)}", pull.RefusalCertainty(),
            [
                CommonEvidence.Text(pull),
                CommonEvidence.NodeCredential(pull),
                new Evidence("pod", $"spec.imagePullSecrets: {string.Join(", ", pull.Pod.ImagePullSecrets)}"),
                new Evidence("secret", $"\"{hidden}\" has an entry for {pull.Image?.Registry}"),
            ],
            [PodSecretFixes.List(pull.Pod, [hidden], "add the secret to the pod's pull secrets")], pull.RefusalSeverity());
    }
}
