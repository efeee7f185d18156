using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that let a pod use a pull secret of its namespace.</summary>
internal static class PodSecretFixes
{
    /// <summary>Through the service account if the pod's list came from there, else in addition to the pod's own list.</summary>
    /// <param name="proof">What is known of the secret, as a clause; null where another command shows it.</param>
    public static IEnumerable<Fix> Use(Pull pull, string secret, string? proof = null)
    {
        if (pull.Pod.IsOfOpenShift)
            return OpenShiftFixes.UseSecret(pull.Pod, secret);
        var (known, how) = string.IsNullOrEmpty(proof) ? ("the secret", "") : ($"secret \"{secret}\"", $" ({proof})");
        var own = pull.Pod.ImagePullSecrets.Count > 0 && (Owner.Of(pull.Pod).IsPod || !(pull.InheritsSecrets() || pull.InheritedEarlier()));
        if (own || !pull.ServiceAccount.IsKnown)
            return [List(pull.Pod, [secret], $"add {known} to the pod's pull secrets{how}")];
        return new Fix?[]
        {
            pull.ServiceAccount.IsAbsent ? CreateServiceAccount(pull.Pod, "create the service account, which no longer exists") : null,
            SecretFixes.BindServiceAccount(pull.Namespace, pull.Pod.ServiceAccountName, secret, $"add {known} to the service account, so that new pods use it{how}"),
            PodFixes.RecreateIfRunning(pull.Pod, "recreate the pods: a pull secret added to a service account applies only to new pods"),
        }.OfType<Fix>();
    }

    /// <summary>Lists secrets of the pod's namespace in its spec, beside those it lists already.</summary>
    public static Fix List(Pod pod, IEnumerable<string> secrets, string why) => pod.Custom is not null
        ? CustomFixes.ListSecrets(pod, secrets, why)
        : PodSpecFixes.Patch(pod, $"{{\"imagePullSecrets\":[{string.Join(',', secrets.Select(name => $"{{{Json.Member("name", name)}}}"))}]}}", why);

    public static Fix CreateServiceAccount(Pod pod, string why) =>
        new($"kubectl create serviceaccount {Shell.Quote(pod.ServiceAccountName)} -n {Shell.Quote(pod.Namespace)}", why);
}
