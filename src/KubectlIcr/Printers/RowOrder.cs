using System.Text.Json;
using KubectlIcr.Printers.JsonPath;

namespace KubectlIcr.Printers;

/// <summary>The order of <c>--sort-by</c>: what has no value first, numbers by size, texts as people count.</summary>
internal static class RowOrder
{
    /// <exception cref="TemplateException">No row has the field, or it can't be sorted by.</exception>
    public static IReadOnlyList<T> Sort<T>(IReadOnlyList<T> rows, Func<T, JsonElement> json, Template path)
    {
        var keys = rows.Select(row => Key(path, json(row))).ToList();
        if (rows.Count > 0 && keys.TrueForAll(key => key is null))
            throw new TemplateException($"couldn't find any field with path \"{path.Text}\" in the list of objects");
        if (keys.Where(key => !IsAbsent(key)).Select(key => key!.Value).ToList() is { Count: > 0 } given && given.Find(key => !IsLike(key, given[0])) is { ValueKind: not JsonValueKind.Undefined } odd)
            throw new TemplateException($"field {path.Text} is an unsortable type: {odd.ValueKind.ToString().ToLowerInvariant()}");
        return [.. rows.Zip(keys).OrderBy(row => row.Second, Comparer<JsonElement?>.Create(Compare)).Select(row => row.First)];
    }

    private static JsonElement? Key(Template path, JsonElement row) => path.Find(row).SelectMany(piece => piece.Values).Cast<JsonElement?>().FirstOrDefault();

    private static int Compare(JsonElement? one, JsonElement? other) =>
        IsAbsent(one) || IsAbsent(other) ? IsAbsent(other).CompareTo(IsAbsent(one)) : Compare(one!.Value, other!.Value);

    private static bool IsAbsent(JsonElement? key) => key is not { ValueKind: not JsonValueKind.Null };

    private static bool IsLike(JsonElement key, JsonElement first) => key.ValueKind switch
    {
        JsonValueKind.Number or JsonValueKind.String => first.ValueKind == key.ValueKind,
        JsonValueKind.True or JsonValueKind.False => first.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => false,
    };

    private static int Compare(JsonElement one, JsonElement other) => one.ValueKind switch
    {
        JsonValueKind.Number => one.GetDouble().CompareTo(other.GetDouble()),
        JsonValueKind.String => NaturalOrder.Compare(one.GetString()!, other.GetString()!),
        _ => one.GetBoolean().CompareTo(other.GetBoolean()),
    };
}
