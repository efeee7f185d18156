using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KubectlIcr.Kubelet.Pasted;

/// <summary>A piece of a pasted text: objects in YAML or JSON, or lines.</summary>
internal sealed record PastedPart(string Text, bool IsObjects);

/// <summary>Takes the objects out of a pasted text; what is left between them are lines.</summary>
internal static partial class PastedParts
{
    /// <summary>Of JSON: a broken document is read to the end of the text before it is known to be broken.</summary>
    private const int MostDocuments = 32;

    public static IReadOnlyList<PastedPart> Of(string text)
    {
        var parts = new List<PastedPart>();
        var lines = new StringBuilder();
        var tried = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is var newLine and >= 0 ? newLine + 1 : text.Length;
            var line = text[at..end];
            var length = Key().IsMatch(line) ? LengthOfYaml(text, at) : MayBeJson(line) && tried++ < MostDocuments ? LengthOfJson(text, at) : 0;
            if (length == 0)
                lines.Append(text, at, end - at);
            else
                Add(parts, lines, text.Substring(at, length));
            at = length == 0 ? end : at + length;
        }
        return lines.Length > 0 ? [.. parts, new PastedPart(lines.ToString(), IsObjects: false)] : parts;
    }

    private static void Add(List<PastedPart> parts, StringBuilder lines, string objects)
    {
        if (lines.Length > 0)
            parts.Add(new PastedPart(lines.ToString(), IsObjects: false));
        lines.Clear();
        parts.Add(new PastedPart(objects, IsObjects: true));
    }

    /// <summary>A line of a log in JSON is none: it has no kind.</summary>
    private static bool MayBeJson(string line) =>
        line.TrimStart().StartsWith('{') && (line.Trim() == "{" || line.Contains("\"kind\"", StringComparison.Ordinal) || line.Contains("\"items\"", StringComparison.Ordinal));

    /// <summary>To the first line that can't be YAML's at the top of a document.</summary>
    private static int LengthOfYaml(string text, int at)
    {
        var end = at;
        while (end < text.Length)
        {
            var next = text.IndexOf('\n', end) is var newLine and >= 0 ? newLine + 1 : text.Length;
            if (!Belongs().IsMatch(text[end..next]))
                break;
            end = next;
        }
        return end - at;
    }

    private static int LengthOfJson(string text, int at)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(text[at..]);
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 512 });
            return reader.Read() && reader.TrySkip() && IsObject(bytes.AsSpan(0, (int)reader.BytesConsumed)) ? Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.BytesConsumed) : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private static bool IsObject(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 512 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("kind"u8) || reader.ValueTextEquals("items"u8))
                return true;
            reader.Read();
            reader.Skip();
        }
        return false;
    }

    /// <summary>How an object in YAML begins, as kubectl prints it or as people paste it.</summary>
    [GeneratedRegex(@"\A(?:apiVersion|kind|items|metadata):(?:\s|\z)")]
    private static partial Regex Key();

    [GeneratedRegex(@"\A(?:\s|- |#|[a-z]\w{0,40}:(?:\s|\z)|\z)")]
    private static partial Regex Belongs();
}
