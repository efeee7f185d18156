using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace KubectlIcr.Printers;

/// <summary><c>-o yaml</c>: the same document as JSON, such that every YAML 1.1 and 1.2 reader reads it back the same.</summary>
internal static partial class YamlPrinter
{
    /// <summary>YAML's own limit for a key that stands on one line with its value.</summary>
    private const int LongestKey = 1000;

    public static void Print<T>(T report, JsonTypeInfo<T> type, TextWriter output)
    {
        var text = new StringBuilder();
        Append(text, ReadableJson.Element(report, type), indent: 0);
        output.Write(PlainText.EscapedDocument(text.ToString()));
    }

    /// <summary>The first line of the value goes on where the text ends.</summary>
    /// <param name="indent">Of its other lines.</param>
    private static void Append(StringBuilder text, JsonElement value, int indent)
    {
        if (!IsBlock(value))
            text.Append(Line(value)).Append('\n');
        else if (value.ValueKind == JsonValueKind.Object)
            AppendMembers(text, value, indent);
        else
            AppendItems(text, value, indent);
    }

    private static void AppendMembers(StringBuilder text, JsonElement map, int indent)
    {
        var before = 0;
        foreach (var member in map.EnumerateObject())
        {
            var key = Text(member.Name);
            text.Append(' ', before).Append(key.Length > LongestKey ? $"? {key}\n{new string(' ', indent)}:" : $"{key}:");
            before = indent;
            var deeper = member.Value.ValueKind == JsonValueKind.Array ? indent : indent + 2;
            if (IsBlock(member.Value)) text.Append('\n').Append(' ', deeper);
            else text.Append(' ');
            Append(text, member.Value, deeper);
        }
    }

    private static void AppendItems(StringBuilder text, JsonElement list, int indent)
    {
        var before = 0;
        foreach (var item in list.EnumerateArray())
        {
            text.Append(' ', before).Append("- ");
            before = indent;
            Append(text, item, indent + 2);
        }
    }

    /// <summary>It takes lines of its own.</summary>
    private static bool IsBlock(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.GetPropertyCount() > 0,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => false,
    };

    private static string Line(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{}",
        JsonValueKind.Array => "[]",
        JsonValueKind.String => Text(value.GetString()!),
        _ => value.GetRawText(),
    };

    /// <summary>Bare only what no reader can take for anything but text; YAML 1.1 reads <c>on</c>, <c>yes</c> and <c>no</c> as booleans.</summary>
    private static string Text(string value) =>
        PlainWord().IsMatch(value) && !Reserved().IsMatch(value) ? value : $"\"{string.Concat(value.Select(Quoted))}\"";

    private static string Quoted(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ when char.IsControl(c) || c is '\ufeff' or '\ufffe' or '\uffff' => $"\\u{(int)c:x4}",
        _ => c.ToString(),
    };

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*\z")]
    private static partial Regex PlainWord();

    [GeneratedRegex(@"\A(y|n|yes|no|on|off|true|false|null|nan|inf)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
