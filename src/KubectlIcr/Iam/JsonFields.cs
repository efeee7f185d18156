using System.Text.Json;

namespace KubectlIcr.Iam;

/// <summary>Reads fields of an answer leniently: a field that is missing or of another type is null.</summary>
internal static class JsonFields
{
    public static JsonElement? Field(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The field as text; null when it is not text or is empty.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    public static bool? Flag(this JsonElement json, string name) =>
        json.Field(name)?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    /// <summary>A whole number, also one written as <c>5.3E8</c>.</summary>
    public static long? Number(this JsonElement json, string name)
    {
        if (json.Field(name) is not { ValueKind: JsonValueKind.Number } value) return null;
        if (value.TryGetInt64(out var whole)) return whole;
        return value.TryGetDouble(out var real) && Math.Abs(real) < 9e18 ? (long)real : null;
    }

    /// <summary>IAM writes times as <c>2026-11-10T12:28+0000</c>.</summary>
    public static DateTimeOffset? Time(this JsonElement json, string name) =>
        DateTimeOffset.TryParse(json.Text(name), null, System.Globalization.DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>The elements of an array field; none when it is not an array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];
}
