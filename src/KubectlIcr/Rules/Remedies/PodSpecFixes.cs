using KubectlIcr.Cluster;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that change a pod spec where it is written, each in the way its owner allows: exact, quoted for a shell, and run as they stand.</summary>
internal static class PodSpecFixes
{
    /// <summary>Changes the owner's template, or a bare pod or job, which is recreated.</summary>
    /// <param name="spec">A strategic merge patch of the pod spec.</param>
    public static Fix Patch(Pod pod, string spec, string why)
    {
        var owner = Owner.Of(pod);
        if (pod.CustomOwner is { } custom)
            return ByHand.Edit(custom, owner, pod, $"in its pod template, set {spec}", why);
        if (pod.Custom is not null)
            return CustomFixes.Edit(pod, $"set {spec}", why);
        if (!owner.IsKnown)
            return ByHand.Edit(owner, pod, $"set {spec}", why);
        if (pod.Manifest is not null)
            return InManifest($"patch --local -f {Names.File(pod)} -p {Shell.Quote(OfObject(owner, spec))} -o yaml", why);
        if (owner.IsPod)
            return new Fix(PodFixes.Patched(owner, pod.Namespace, OfObject(owner, spec)), why) { Caution = PodFixes.OfBarePod };
        if (owner.IsImmutable)
            return new Fix(PodFixes.Patched(owner, pod.Namespace, NewJob(spec)), why) { Caution = "deletes and recreates the job, because a job's template can't be changed" };
        return Change(owner, pod, $"kubectl patch {owner.Resource} -n {Shell.Quote(pod.Namespace)} -p {Shell.Quote(OfObject(owner, spec))}", why);
    }

    /// <summary>Nothing is deployed yet, so the manifest itself is changed.</summary>
    public static Fix InManifest(string command, string why) => new($"kubectl {command}", $"{why} (prints the changed manifest)");

    /// <summary>Changes a template, and removes the pod, or the job of a cron job, that would keep the old one for good.</summary>
    /// <param name="change">The command that changes it.</param>
    public static Fix Change(Owner owner, Pod pod, string change, string why) => owner switch
    {
        _ when pod.IsTemplate || owner.IsPod || owner.Kind == "deploymentconfig" => new Fix(change, why),
        { RollsOut: true } => new Fix(change, why) { Caution = PodFixes.RestartOf(owner) },
        { Kind: "cronjob" } => new Fix($"{change} && kubectl delete job -n {Shell.Quote(pod.Namespace)} \"$({JobName(pod)})\"", why) { Caution = "deletes the current job" },
        _ => PodFixes.Delete([new DeletePod(pod.Namespace, pod.Name, After: change)], why),
    };

    /// <summary>The patch of the whole object for one of its pod spec.</summary>
    private static string OfObject(Owner owner, string spec)
    {
        var template = $"{{\"spec\":{{\"template\":{{\"spec\":{spec}}}}}}}";
        return owner.Kind switch
        {
            "pod" => $"{{\"spec\":{spec}}}",
            "cronjob" => $"{{\"spec\":{{\"jobTemplate\":{template}}}}}",
            _ => template,
        };
    }

    /// <summary>The selector and its labels are made from the old job's UID: the API server must make new ones.</summary>
    private static string NewJob(string spec) =>
        $"{{\"spec\":{{\"selector\":null,\"template\":{{\"metadata\":{{\"labels\":{{\"controller-uid\":null,\"batch.kubernetes.io/controller-uid\":null}}}},\"spec\":{spec}}}}}}}";

    private static string JobName(Pod pod) =>
        $"kubectl get {Shell.Quote($"pod/{pod.Name}")} -n {Shell.Quote(pod.Namespace)} -o jsonpath='{{.metadata.labels.job-name}}'";
}
