using System.Text.Json;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>Values as Go prints them.</summary>
internal static class GoText
{
    /// <summary>As <c>%v</c> does: <c>map[a:1 b:[2 3]]</c>.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => GoNumber.Text(value),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => $"[{string.Join(' ', value.EnumerateArray().Select(Of))}]",
        JsonValueKind.Object => $"map[{string.Join(' ', ByKey(value).Select(member => $"{member.Name}:{Of(member.Value)}"))}]",
        _ => "<nil>",
    };

    /// <summary>The name of Go's type for it.</summary>
    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => GoNumber.IsInteger(value) ? "int64" : "float64",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Array => "[]interface {}",
        JsonValueKind.Object => "map[string]interface {}",
        _ => "nil",
    };

    /// <summary>Go prints the members of a map in the order of their keys.</summary>
    public static IEnumerable<JsonProperty> ByKey(JsonElement map) => map.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal);
}
