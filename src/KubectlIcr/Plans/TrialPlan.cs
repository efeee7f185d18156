using KubectlIcr.Kubelet;

namespace KubectlIcr.Plans;

/// <summary>Which trials a check comes to: one for each node, image and set of credentials.</summary>
internal static class TrialPlan
{
    /// <summary>
    /// Admission gives a pod without pull secrets those that its service account has now. Of a pod that was created before them the list is empty for good:
    /// a name that no secret has keeps the trial pod's as good as empty, since the kubelet goes on without a secret that it does not find.
    /// </summary>
    public const string NoSecret = "kubectl-icr-no-pull-secret";

    /// <param name="node">A node in place of the pods' own; null for theirs.</param>
    /// <param name="secret">A secret in place of the pods' own; null for theirs.</param>
    public static IReadOnlyList<Trial> Of(IEnumerable<Pull> pulls, string? node = null, string? secret = null) =>
        [.. from pull in pulls
            let secrets = secret is null ? Secrets(pull) : [secret]
            group pull by (pull.Namespace, Node: node ?? pull.Pod.NodeName, pull.Use.Image, pull.Pod.ServiceAccountName, Secrets: secrets is null ? null : string.Join(',', secrets)) into same
            select new Trial(same.Key.Namespace, same.Key.Node, same.Key.Image, same.Key.ServiceAccountName, same.Key.Secrets?.Split(',')) { Candidate = secret, Pulls = [.. same] }];

    /// <summary>The pulls worth a trial: those that fail. Where none does, all that were asked about by name, or with <c>--all</c>.</summary>
    public static IReadOnlyList<Pull> Worth(IReadOnlyList<Pull> pulls, bool named, bool all)
    {
        var possible = pulls.Where(pull => pull.Image is not null && !pull.Use.IsSandbox && pull.CreateFailure is null).ToList();
        var failing = possible.Where(pull => pull.FailsNow).ToList();
        return all ? possible : failing.Count > 0 ? failing : named ? possible : [];
    }

    private static IReadOnlyList<string>? Secrets(Pull pull) =>
        pull.Pod.ImagePullSecrets.Count > 0 ? pull.Pod.ImagePullSecrets : pull.Pod.IsTemplate ? null : [NoSecret];
}
