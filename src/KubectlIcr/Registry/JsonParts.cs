using System.Text.Json;

namespace KubectlIcr.Registry;

/// <summary>Reads JSON of which nothing is sure: what is not there, or of another type, is null.</summary>
internal static class JsonParts
{
    public static JsonElement? Get(this JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null; // a member whose name has half of a surrogate pair
        }
    }

    /// <summary>A string that is not empty, or a number as its text.</summary>
    public static string? Text(this JsonElement element, string name) => element.Get(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.Text() is { Length: > 0 } found ? found : null,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>The strings of a list.</summary>
    public static IEnumerable<string> Texts(this JsonElement list) =>
        list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(Text).OfType<string>();

    private static string? Text(this JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair
        }
    }

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray() : [];
}
