using System.Text.Json;

namespace KubectlIcr.Cluster.Read;

/// <summary>Looks into JSON of any shape; what is not of the shape looked for is not there.</summary>
internal static class JsonItems
{
    /// <summary>The items of an array; none of anything else.</summary>
    public static IEnumerable<JsonElement> Of(JsonElement? node) => node is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static JsonElement? Member(JsonElement? node, string name) =>
        node is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The member where it is a text.</summary>
    public static string? Text(JsonElement? node, string name) => Member(node, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
