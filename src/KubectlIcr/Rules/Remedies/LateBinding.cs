using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Pull secrets that a service account got after a pod was created, and the command that lets the pod have them.</summary>
internal static class LateBinding
{
    /// <summary>
    /// The service account's secrets that the pod lacks and that may serve the image; an unread one gets the benefit of the doubt: recreating the
    /// pod is harmless advice.
    /// </summary>
    public static IReadOnlyList<string> Secrets(Pull pull, ClusterFacts facts) =>
        pull.Pod.IsTemplate || (pull.Pod.ImagePullSecrets.Count > 0 && !pull.InheritedEarlier()) ? []
            : [.. (pull.ServiceAccount.Value?.ImagePullSecrets ?? []).Except(pull.Pod.ImagePullSecrets).Where(name => MayServe(pull, facts.Secret(pull.Namespace, name)))];

    /// <summary>A bare pod that is made from its own spec would take its old list along.</summary>
    public static Fix Renew(Pull pull, IReadOnlyList<string> later) =>
        pull.Pod.ImagePullSecrets.Count > 0 && Owner.Of(pull.Pod).IsPod
            ? PodSecretFixes.List(pull.Pod, later, "give the pod its service account's pull secrets")
            : PodFixes.Recreate(pull.Pod, "give the pods their service account's pull secrets");

    private static bool MayServe(Pull pull, Fact<Secret> fact) => !fact.IsKnown || (fact.Value is { } secret && Candidate.Serves(pull, secret));
}
