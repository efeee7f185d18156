using System.Text.Json;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Finds the pod templates in an object whose kind is not built in: whatever holds containers with images, at any place of it.</summary>
internal sealed class CustomTemplates
{
    /// <summary>The deepest that is known is an OpenShift template with a PipelineRun in it: 10.</summary>
    private const int Deepest = 20;

    private const int Most = 200;

    /// <summary>Of a status nothing is pulled.</summary>
    private static readonly string[] NoTemplates = ["status", "metadata", "apiVersion", "kind"];

    private readonly CustomWire wire;
    private readonly Pod whole;
    private readonly List<Pod> pods = [];
    private readonly List<string> open = [];
    private readonly HashSet<string> triggered;

    private CustomTemplates(string kind, string group, CustomWire wire)
    {
        this.wire = wire;
        triggered = [.. Triggered(wire)];
        whole = new Pod
        {
            Kind = kind,
            Namespace = wire.Metadata.NamespaceOrDefault,
            Name = wire.Metadata.Name ?? wire.Metadata.GenerateName ?? "",
            IsTemplate = true,
            Owner = Owners.Of(wire.Metadata) ?? $"{kind}/{wire.Metadata.Name ?? wire.Metadata.GenerateName}",
            CreatedAt = wire.Metadata.CreationTimestamp,
            Custom = new(group, ""),
        };
    }

    /// <returns>The templates, and why images in them can't be judged.</returns>
    public static (IReadOnlyList<Pod> Pods, IReadOnlyList<string> Open) Of(string kind, string group, CustomWire wire)
    {
        var search = new CustomTemplates(kind, group, wire);
        foreach (var (name, value) in wire.Fields ?? [])
            if (!NoTemplates.Contains(name)) search.Visit(value, "/" + Escaped(name), 1, new([], null));
        return (search.pods, search.open);
    }

    private void Visit(JsonElement node, string pointer, int depth, TemplateSettings around)
    {
        if (depth > Deepest || pods.Count == Most) return;
        if (node.ValueKind == JsonValueKind.Array)
            foreach (var (index, item) in node.EnumerateArray().Index()) Visit(item, $"{pointer}/{index}", depth + 1, around);
        if (node.ValueKind != JsonValueKind.Object) return;
        var settings = around.Within(node);
        Take(node, pointer, settings);
        foreach (var member in node.EnumerateObject())
            if (!NoTemplates.Contains(member.Name)) Visit(member.Value, $"{pointer}/{Escaped(member.Name)}", depth + 1, settings);
    }

    private void Take(JsonElement node, string pointer, TemplateSettings settings)
    {
        var containers = CustomContainers.Of(node, pointer).Where(IsKnown).ToList();
        if (containers.Count == 0) return;
        pods.Add(whole with
        {
            Custom = whole.Custom! with { Pointer = pointer },
            ServiceAccountName = settings.Account ?? "default",
            ImagePullSecrets = settings.Secrets,
            Containers = containers,
            ImageVolumes = [.. CustomContainers.ImageVolumes(node)],
        });
    }

    /// <summary>What fills in the image later decides what is pulled: a parameter, an OpenShift trigger.</summary>
    private bool IsKnown(Container container)
    {
        var (name, image) = (container.Name, container.Image);
        string? reason = triggered.Contains(name) && !image.Contains('@') ? $"an image change trigger sets the image of container {name}"
            : image.Trim().Length == 0 ? $"container {name} has no image yet"
            : image.Contains("$(") || image.Contains("${") || image.Contains("{{") ? $"the image of container {name} contains a parameter: {image}"
            : null;
        if (reason is not null && !open.Contains(reason)) open.Add(reason);
        return reason is null;
    }

    /// <summary>The containers whose images OpenShift takes from image streams.</summary>
    private static IEnumerable<string> Triggered(CustomWire wire) =>
        from trigger in JsonItems.Of(wire.At("spec", "triggers"))
        from name in JsonItems.Of(JsonItems.Member(JsonItems.Member(trigger, "imageChangeParams"), "containerNames"))
        where name.ValueKind == JsonValueKind.String
        select name.GetString()!;

    private static string Escaped(string name) => name.Replace("~", "~0").Replace("/", "~1");
}
