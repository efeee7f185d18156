using KubectlIcr.Cluster;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that open or show the place where only a person can change the pod spec: static pods, owners of an unknown kind, and operators' custom resources.</summary>
internal static class ByHand
{
    /// <summary>For owners whose kind is unknown here, and static pods: only a person can find the pod template.</summary>
    /// <param name="what">The change, as an imperative.</param>
    public static Fix Edit(Owner owner, Pod pod, string what, string why) => owner.IsNode
        ? new(ListManifests(owner), $"{why}: in the pod's static pod manifest, one of the files that this lists, {what}")
        : new($"kubectl edit {owner.Resource} -n {Shell.Quote(pod.Namespace)}", $"{why}: in the pod template, {what}");

    /// <summary>What is changed in the workload its operator sets back.</summary>
    public static Fix Edit(CustomOwner custom, Owner owner, Pod pod, string what, string why) => new(
        $"kubectl edit {Shell.Quote(custom.Resource)} -n {Shell.Quote(pod.Namespace)}",
        $"in {custom.Resource}, {what} ({why}). Don't edit {owner.Kind}/{owner.Name} itself: the controller of {custom.Resource} reverts such changes");

    /// <summary>The command that lists a node's static pod manifests.</summary>
    public static string ListManifests(Owner node) => $"kubectl debug {node.Resource} -it --image={DebugImage.OfIbmCloud} --profile=general -- ls /host/etc/kubernetes/manifests";
}
