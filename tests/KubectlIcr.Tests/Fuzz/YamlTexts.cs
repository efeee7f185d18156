using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>Writes documents as YAML in all the ways people and programs do.</summary>
/// <param name="choices">Decides each way.</param>
internal sealed class YamlTexts(Random choices)
{
    /// <summary>A document and a text of it.</summary>
    public static readonly Gen<(JsonNode Document, string Yaml)> Valid = Gen.Select(JsonDocuments.Any.Where(HasKeys), Gen.Int[0, 1_000_000], Gen.OneOf("\n", "\n", "\r\n"), (document, seed, newLine) =>
        (document, new YamlTexts(new Random(seed)).Write(document).Replace("\n", newLine, StringComparison.Ordinal)));

    /// <summary>YAML takes no longer key than 1024 characters, as they are written, without a question mark.</summary>
    private static bool HasKeys(JsonNode? node) => node switch
    {
        JsonObject map => map.All(member => member.Key.Length < 150 && HasKeys(member.Value)),
        JsonArray list => list.All(HasKeys),
        _ => true,
    };

    public string Write(JsonNode? document) => $"{Some("", "", "---\n", "# a comment\n")}{Block(document, 0).TrimStart('\n')}\n{Some("", "", "...\n")}";

    private string Some(params string[] ways) => ways[choices.Next(ways.Length)];

    private string Block(JsonNode? node, int indent) => node switch
    {
        JsonObject { Count: > 0 } map when choices.Next(4) > 0 => Lines(indent, map.Select(member => $"{Key(member.Key)}:{Inner(member.Value, indent + 2)}")),
        JsonArray { Count: > 0 } list when choices.Next(4) > 0 => Lines(indent, list.Select(item => $"-{Inner(item, indent + 2)}")),
        _ => Flow(node, indent),
    };

    private string Lines(int indent, IEnumerable<string> lines) => string.Concat(lines.Select(line => $"\n{new string(' ', indent)}{line}{(line.Contains('\n', StringComparison.Ordinal) ? "" : Some("", "", " # remark"))}"));

    private string Inner(JsonNode? node, int indent) => Block(node, indent) is var text && text.StartsWith('\n') ? text : $"{Some(" ", "  ")}{text}";

    private static string Key(string key) => JsonValue.Create(key).ToJsonString();

    private string Flow(JsonNode? node, int indent) => node is JsonValue value && value.TryGetValue(out string? text) ? Scalar(text, indent) : node?.ToJsonString() ?? Some("null", "~");

    private string Scalar(string text, int indent) => choices.Next(4) switch
    {
        0 when text.All(char.IsAsciiLetter) && text.Length > 5 => text,
        1 when text.All(c => c is >= ' ' and <= '~') => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        2 when text.Length > 0 && text.All(char.IsAsciiLetterOrDigit) && indent > 0 => $"|-\n{new string(' ', indent)}{text}",
        _ => JsonValue.Create(text).ToJsonString(),
    };
}
