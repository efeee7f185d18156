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

    public override string Title => "The pod's own pull secrets hide its service account's";

    public override Needs Needs => Needs.Secrets | Needs.ServiceAccount;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The pod names pull secrets itself, none of which fits the image. Its service account has one that fits, but a service account's list is copied only "
        + "into pods that name no secret at all.";

    public override string Remedy => "Name the service account's secret in the pod template too, or take the list out of the template.";

    public override string WhenFine => "When the pod is meant to pull without that secret.";

    public override string? Topic => IbmTopic.Containers("registry");

    public override bool Concerns(Pull pull) => pull.LacksCredential() && pull.Pod.ImagePullSecrets.Count > 0 && !pull.InheritsSecrets();

    /// <summary>The service account's secret that the pod's own list keeps out; null when there is none.</summary>
    public static string? Hidden(Pull pull, ClusterFacts facts) =>
        pull.InheritedEarlier() ? null : pull.ServiceAccount.Value?.ImagePullSecrets.FirstOrDefault(name =>
            !pull.Pod.ImagePullSecrets.Contains(name) && facts.Secret(pull.Namespace, name).Value is { } secret && Candidate.Serves(pull, secret));

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull.Secrets.Any(secret => secret.Fact.IsAbsent) || Hidden(pull, facts) is not { } hidden)
            yield break;
        var own = Names.List(pull.Pod.ImagePullSecrets.Select(name => $"\"{name}\""));
        yield return Found(pull, $"the pods' own pull secrets {own} hide \"{hidden}\" of {Names.ServiceAccount(pull)}", pull.RefusalCertainty(),
            [
                Proof.Text(pull),
                Proof.NodeCredential(pull),
                new Evidence("pod", $"spec.imagePullSecrets: {string.Join(", ", pull.Pod.ImagePullSecrets)}"),
                new Evidence("secret", $"\"{hidden}\" has an entry for {pull.Image?.Registry}"),
            ],
            [Fixes.NameSecrets(pull.Pod, [hidden], "adds the secret to the ones the pod names")], pull.RefusalSeverity());
    }
}
