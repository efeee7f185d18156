using KubectlIcr.Cluster;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that create pods again, each in the way their owner allows: exact, quoted for a shell, and run as they stand.</summary>
internal static class PodFixes
{
    /// <summary>The side effect where a bare pod is replaced.</summary>
    public const string OfBarePod = "deletes and recreates the pod";

    /// <summary>
    /// Makes a new pod with the current service account. A rollout of a stateful set waits for the broken pod to become ready, so there
    /// and wherever else the controller fills gaps the pod is deleted.
    /// </summary>
    public static Fix Recreate(Pod pod, string why)
    {
        if (pod.IsOfOpenShift)
            return OpenShiftFixes.Again(pod);
        var owner = Owner.Of(pod);
        return owner.IsPod ? Replace(owner, pod, why)
            : owner.IsNode ? new Fix(ByHand.ListManifests(owner), $"{why}. To do so, move the pod's static pod manifest out of the directory that this lists, and back")
            : owner.RollsOut && pod.CustomOwner is null ? Restart(owner, pod, why)
            : Delete([new DeletePod(pod.Namespace, pod.Name)], why);
    }

    /// <summary>Recreates the pod where there is one; a template needs nothing, since its next pod is made fresh.</summary>
    public static Fix? RecreateIfRunning(Pod pod, string why) => pod.IsTemplate ? null : Recreate(pod, why);

    /// <summary>Recreates the pod for another try alone. A template needs nothing.</summary>
    public static Fix? TryAgain(Pod pod, string why) => RecreateIfRunning(pod, why) is { } fix ? fix with { OnlyTriesAgain = true } : null;

    /// <summary>For a pull that is expected to succeed now.</summary>
    public static Fix? RetryNow(Pod pod) => TryAgain(pod, "recreate the pods to retry now (otherwise the kubelet retries within five minutes)");

    /// <summary>Takes away pods of one namespace whose controllers make new ones.</summary>
    public static Fix Delete(IReadOnlyList<DeletePod> pods, string why)
    {
        var before = pods[0].After is { } change ? $"{change} && " : "";
        return new Fix($"{before}kubectl delete {string.Join(' ', pods.Select(pod => Shell.Quote($"pod/{pod.Name}")))} -n {Shell.Quote(pods[0].Namespace)}", why)
        {
            Caution = pods.Count == 1 ? "deletes the pod; its controller creates a new one" : "deletes the pods; their controllers create new ones",
            Steps = pods,
        };
    }

    /// <summary>The command that replaces a bare pod or a job with a patched one.</summary>
    public static string Patched(Owner owner, string @namespace, string patch) =>
        $"{Get(owner, @namespace)} | kubectl patch --local -f - -p {Shell.Quote(patch)} -o yaml | kubectl replace --force -f -";

    private static Fix Restart(Owner owner, Pod pod, string why) => new($"kubectl rollout restart {owner.Resource} -n {Shell.Quote(pod.Namespace)}", why)
    {
        Caution = RestartOf(owner),
        Steps = [new RestartWorkload(pod.Namespace, owner.Kind, owner.Name)],
    };

    /// <summary>The side effect of a rollout.</summary>
    public static string RestartOf(Owner owner) => $"restarts all pods of {owner.Kind}/{owner.Name}";

    /// <summary>Ephemeral containers can't be created with a pod.</summary>
    private static Fix Replace(Owner owner, Pod pod, string why)
    {
        var debugged = pod.Containers.Any(container => container.List == "ephemeralContainers");
        return new Fix(debugged ? Patched(owner, pod.Namespace, "{\"spec\":{\"ephemeralContainers\":null}}") : $"{Get(owner, pod.Namespace)} | kubectl replace --force -f -", why)
        {
            Caution = OfBarePod,
            Steps = [new ReplacePod(pod.Namespace, pod.Name)],
        };
    }

    private static string Get(Owner owner, string @namespace) => $"kubectl get {owner.Resource} -n {Shell.Quote(@namespace)} -o yaml";
}
