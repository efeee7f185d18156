using System.Text;
using System.Text.Json;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>Values as Go writes them as JSON: keys in order, and signs of HTML escaped.</summary>
internal static class GoJson
{
    private const string Indent = "    ";

    public static string Compact(JsonElement value) => Write(new StringBuilder(), value, null).ToString();

    public static string Indented(IReadOnlyList<JsonElement> values) => List(new StringBuilder(), '[', ']', values, "", (text, value, inner) => Write(text, value, inner)).ToString();

    /// <param name="margin">What a line begins with; null for one line.</param>
    private static StringBuilder Write(StringBuilder text, JsonElement value, string? margin) => value.ValueKind switch
    {
        JsonValueKind.String => Quote(text, value.GetString()!),
        JsonValueKind.Number => text.Append(GoNumber.Json(value)),
        JsonValueKind.Array => List(text, '[', ']', [.. value.EnumerateArray()], margin, (into, item, inner) => Write(into, item, inner)),
        JsonValueKind.Object => List(text, '{', '}', [.. GoText.ByKey(value)], margin, (into, member, inner) => Write(Quote(into, member.Name).Append(margin is null ? ":" : ": "), member.Value, inner)),
        _ => text.Append(value.GetRawText()),
    };

    private static StringBuilder List<T>(StringBuilder text, char open, char close, IReadOnlyList<T> items, string? margin, Action<StringBuilder, T, string?> write)
    {
        text.Append(open);
        var inner = margin is null ? null : margin + Indent;
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(inner is null ? "" : $"\n{inner}");
            write(text, items[i], inner);
        }
        return text.Append(margin is null || items.Count == 0 ? "" : $"\n{margin}").Append(close);
    }

    private static StringBuilder Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (Escape(c) is { } escape)
                text.Append(escape);
            else
                text.Append(c);
        }
        return text.Append('"');
    }

    private static string? Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => $"\\u{(int)c:x4}",
        _ => null,
    };
}
