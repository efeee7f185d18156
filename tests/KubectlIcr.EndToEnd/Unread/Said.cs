using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.Unread;

/// <summary>What an output says that the output of the run which read everything does not say.</summary>
internal static partial class Said
{
    /// <summary>Lists in which more may stand, since they tell of what is unread.</summary>
    private static readonly string[] Unread = ["gaps", "skipped", "takenAt", "unread"];

    /// <summary>Words that mark a line as incomplete.</summary>
    private static readonly string[] Marks = ["<unknown>", "not read", "ot checked", "unread", "in what was read"];

    /// <summary>The lines of a text that are new and not marked. The width of columns, ages and the order of lines say nothing.</summary>
    public static IReadOnlyList<string> Newly(string text, string full)
    {
        var known = Lines(full).ToHashSet();
        return [.. Lines(text).Where(line => !known.Contains(line) && !Array.Exists(Marks, line.Contains))];
    }

    /// <summary>Values of a document that are neither those of the full one nor null, with their paths.</summary>
    public static IReadOnlyList<string> Newly(JsonNode? value, JsonNode? full, string path = "")
    {
        if (value is null) return [];
        if (value is JsonObject fields)
            return [.. fields.Where(field => !Unread.Contains(field.Key)).SelectMany(field => Newly(field.Value, (full as JsonObject)?[field.Key], $"{path}.{field.Key}"))];
        if (value is JsonArray items)
            return [.. items.Index().SelectMany(item => Nearest(item.Item, full as JsonArray ?? [], $"{path}[{item.Index}]"))];
        return value.ToJsonString() == full?.ToJsonString() ? [] : [$"{path}: {value.ToJsonString()}, in full {full?.ToJsonString() ?? "nothing"}"];
    }

    private static IReadOnlyList<string> Nearest(JsonNode? item, JsonArray full, string path) =>
        full.Select(other => Newly(item, other, path)).MinBy(difference => difference.Count) ?? [$"{path}: {item?.ToJsonString()}, in full nothing"];

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(line => Ages().Replace(Blanks().Replace(line.Trim(), " "), "AGE"));

    [GeneratedRegex(@" +")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<![\w.])(\d+m)?\d+s(?!\w)|TIME|kubectl-icr-trial-[0-9a-f]{12}|(?<= )[0-9a-f]{8}(?= |$)")]
    private static partial Regex Ages();
}
