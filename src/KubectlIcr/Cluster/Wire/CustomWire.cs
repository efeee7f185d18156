using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubectlIcr.Cluster.Wire;

/// <summary>An object whose kind is not built in: all its fields, whatever they are.</summary>
internal sealed class CustomWire : ObjectWire
{
    /// <summary>Everything but <c>metadata</c>.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Fields { get; set; }

    /// <summary>The value at a path of members; null where there is none.</summary>
    public JsonElement? At(params string[] path)
    {
        if (Fields?.TryGetValue(path[0], out var value) != true) return null;
        foreach (var name in path[1..])
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value)) return null;
        return value;
    }
}
