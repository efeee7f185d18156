using System.Text.Json;

namespace KubectlIcr.Iam;

/// <summary>Parses what a server sent, so that no later read of it throws: invalid text (an unpaired surrogate, broken UTF-8) makes it invalid.</summary>
internal static class SafeJson
{
    /// <summary>Null when it is not JSON.</summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            Touch(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Touch(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String) json.GetString();
        if (json.ValueKind == JsonValueKind.Array) foreach (var item in json.EnumerateArray()) Touch(item);
        if (json.ValueKind != JsonValueKind.Object) return;
        foreach (var property in json.EnumerateObject())
        {
            _ = property.Name;
            Touch(property.Value);
        }
    }
}
