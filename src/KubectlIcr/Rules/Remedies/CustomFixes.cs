using System.Text.Json;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that change the pod template of an object whose kind is not built in. kubectl knows its place no more than we do, but can patch at a JSON pointer.</summary>
internal static class CustomFixes
{
    public static Fix SetImage(Pull pull, string image, string why) => pull.Use.Pointer is { } container
        ? Patch(pull.Pod, $"[{{{Operation("replace", $"{container}/image")},{Json.Member("value", image)}}}]", $"set the image of container {pull.Use.Name} to {image}", why)
        : Edit(pull.Pod, $"set the image of {pull.Use.Words} to {image}", why);

    /// <summary>Lists secrets beside those that are listed already.</summary>
    public static Fix ListSecrets(Pod pod, IEnumerable<string> secrets, string why)
    {
        var names = pod.ImagePullSecrets.Concat(secrets).Distinct().ToList();
        var value = $"[{string.Join(',', names.Select(name => $"{{{Json.Member("name", name)}}}"))}]";
        // Only a pod spec has this field; steps and the like get theirs elsewhere.
        return pod.Containers.Any(container => container.List == "containers")
            ? Patch(pod, $"[{{{Operation("add", $"{pod.Custom!.Pointer}/imagePullSecrets")},\"value\":{value}}}]", $"list {Names.Quoted(names)} in imagePullSecrets", why)
            : Edit(pod, $"list {Names.Quoted(names)} in the imagePullSecrets of its pod template or of its service account", why);
    }

    /// <summary>For what no command can change: shows the place.</summary>
    public static Fix Edit(Pod pod, string what, string why) => pod.Manifest is { } place
        ? new($"sed -n '{place.Line},/^---/p' {Names.File(pod)}", $"{why}: at {pod.Custom!.Pointer} in the document that this prints, {what}")
        : new($"kubectl edit {Resource(pod)} -n {Shell.Quote(pod.Namespace)}", $"{why}: at {pod.Custom!.Pointer}, {what}");

    // A list's items have no document of their own that a patch could be applied to.
    private static Fix Patch(Pod pod, string patch, string what, string why) => pod.Manifest switch
    {
        null => new($"kubectl patch {Resource(pod)} -n {Shell.Quote(pod.Namespace)} --type json -p {Shell.Quote(patch)}", why),
        { List: > 0 } => Edit(pod, what, why),
        var place => new(
            $"sed -n '{place.Line},/^---/p' {Names.File(pod)} | kubectl patch --local -f - --type json -p {Shell.Quote(patch)} -o yaml", $"{why} (prints the changed document)"),
    };

    private static string Operation(string name, string pointer) => $"{Json.Member("op", name)},\"path\":\"{JsonEncodedText.Encode(pointer)}\"";

    private static string Resource(Pod pod) =>
        Shell.Quote($"{pod.Kind.ToLowerInvariant()}{(pod.Custom!.Group is { Length: > 0 } group ? $".{group}" : "")}/{pod.Name}");
}
