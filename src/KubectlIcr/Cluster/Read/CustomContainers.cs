using System.Text.Json;

namespace KubectlIcr.Cluster.Read;

/// <summary>The containers that a node of some object holds, under the names that Kubernetes, Tekton and Argo have for them.</summary>
internal static class CustomContainers
{
    private static readonly string[] Lists = ["initContainers", "containers", "steps", "sidecars"];

    /// <summary>Argo calls the container of either "main".</summary>
    private static readonly string[] Single = ["container", "script"];

    /// <summary>Those that name an image, be it blank: what has none adds to a container that is written elsewhere.</summary>
    public static IEnumerable<Container> Of(JsonElement node, string pointer) => Lists
        .SelectMany(list => JsonItems.Of(JsonItems.Member(node, list)).Select((one, index) => Container(one, list, $"unnamed-{index}", $"{pointer}/{list}/{index}")))
        .Concat(Single.Select(name => Container(JsonItems.Member(node, name), name, "main", $"{pointer}/{name}")))
        .OfType<Container>();

    public static IEnumerable<ImageVolume> ImageVolumes(JsonElement node) =>
        from volume in JsonItems.Of(JsonItems.Member(node, "volumes"))
        let image = JsonItems.Member(volume, "image")
        let reference = JsonItems.Text(image, "reference")
        where reference is not null && JsonItems.Text(volume, "name") is not null
        select new ImageVolume(JsonItems.Text(volume, "name")!, reference, JsonItems.Text(image, "pullPolicy"));

    private static Container? Container(JsonElement? node, string list, string unnamed, string pointer) => JsonItems.Text(node, "image") is not { } image ? null : new()
    {
        Name = JsonItems.Text(node, "name") is { Length: > 0 } name ? name : unnamed,
        Image = image,
        List = list,
        PullPolicy = JsonItems.Text(node, "imagePullPolicy") is { Length: > 0 } policy ? policy : null,
        Pointer = pointer,
    };
}
