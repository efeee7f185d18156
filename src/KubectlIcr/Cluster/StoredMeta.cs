using System.Text.Json.Nodes;

namespace KubectlIcr.Cluster;

/// <summary>The <c>metadata</c> of an object that is read whole; what is missing is empty.</summary>
internal sealed record StoredMeta(ObjectKey Key, string Uid, string ResourceVersion, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations)
{
    public static StoredMeta Of(JsonObject json)
    {
        var meta = json["metadata"] as JsonObject ?? [];
        return new StoredMeta(new(Text(meta["namespace"]), Text(meta["name"])), Text(meta["uid"]), Text(meta["resourceVersion"]), Map(meta["labels"]), Map(meta["annotations"]));
    }

    public static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    private static Dictionary<string, string> Map(JsonNode? node) =>
        (node as JsonObject ?? []).Where(pair => pair.Value is JsonValue).ToDictionary(pair => pair.Key, pair => Text(pair.Value));
}
