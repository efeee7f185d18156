using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using KubectlIcr.Cluster.Files;
using KubectlIcr.Cluster.Yaml;
using KubectlIcr.Printers;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubectlIcr.Tests.Printers;

public sealed partial class YamlPrinterTests
{
    public static TheoryData<string> Texts =>
    [
        "plain", "two words", "us.icr.io/team/app:1.0", "", " lead", "trail ", "on", "On", "yes", "NO", "off", "y", "n", "true", "False", "null", "~", "1", "1.0", "1e3", "0x1f", "0o17", "017", "1_000",
        "12:30:45", "190:20:30", ".5", ".inf", "-.INF", ".nan", "NaN", "inf", "2001-01-01", "2001-12-14t21:59:43.10-05:00", "=", "<<", "- a", "-", "---", "...", "a: b", "a:", "a #b", "#c", "&a", "*a", "!t",
        "%d", "@a", "`a`", "{a}", "[a]", "a,b", "'q'", "\"q\"", "back\\slash", "line\nbreak", "last\n", "\n", "tab\ttab", "cr\rlf\r\n", "größe 日本 😀", "\u001b[31m", "a\u0085b", "a\u2028b", "\u202eevil", "\ufeffbom", "\0", "\u007f",
        "ICR302", "kubectl get x -o jsonpath='{.data}' | base64 -d", "http://x?a=b&c", new string('x', 3000), "a " + new string('y', 3000),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_is_read_back_the_same(string text)
    {
        var report = AReport.Of(new(0, 0, 0, 0, 0, 0, 0), [AReport.Finding(text)], AReport.Pull(text: text));
        var yaml = Printed(report);
        Assert.Equal(text, Parsed(yaml)["findings"]![0]!["message"]!.ToString());
        // As Kubernetes reads it: a text must stay a text.
        var read = Read(yaml);
        Assert.Equal(JsonValueKind.String, read["findings"]![0]!["message"]!.GetValueKind());
        Assert.True(JsonNode.DeepEquals(JsonSerializer.SerializeToNode(report, ReportJson.Default.CheckReport), read), yaml);
    }

    [Theory]
    [InlineData("on")]
    [InlineData("1.0")]
    [InlineData("2001-01-01")]
    [InlineData("~")]
    [InlineData("12:30:45")]
    public void What_is_no_text_to_YAML_1_1_is_quoted(string text) =>
        Assert.Contains($"message: \"{text}\"\n", Printed(AReport.Of(new(0, 0, 0, 0, 0, 0, 0), [AReport.Finding(text)])));

    [Fact]
    public void No_control_character_reaches_the_terminal()
    {
        var yaml = Printed(AReport.Of(new(0, 0, 0, 0, 0, 0, 0), [AReport.Finding("\u001b[31m\u202e\u0007\u009b\0\r")]));
        Assert.DoesNotContain(yaml, c => c != '\n' && (char.IsControl(c) || c == '\u202e'));
    }

    /// <summary>Texts and keys of such parts in all orders: five of them make what no list of single words has.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Any_document_is_read_back_the_same(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var document = JsonSerializer.SerializeToElement(Any(random, 3));
            var yaml = Printed(document);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(document.GetRawText()), Read(yaml)), $"{document}\n{yaml}");
            foreach (var word in PlainTexts(document, yaml))
                Assert.False(NoText().IsMatch(word), $"{word} in\n{yaml}");
        }
    }

    private static readonly string[] Parts =
    [
        "yes", "No", "on", "OFF", "y", "~", "null", "true", "1", "1e3", "0o7", "012", "0x1F", "0b1", "1:30", "2001-01-01", "=", "<<", " ", "\t", "\n", "\r\n", "- ", "-", "#", " #", ":", ": ", "?", "? ", "&", "*", "!", "|", ">", "%", "@", "`",
        "{", "}", "[", "]", ",", "'", "\"", "\\", "é", "日本", "😀", "\u0085", "\u2028", "\u202e", "\ufeff", "\u0007", "---", "...", "a", "word", ".", ".inf", "_", "/", "+", "",
    ];

    private static JsonNode Any(Random random, int depth) => random.Next(depth > 0 ? 7 : 4) switch
    {
        0 => JsonValue.Create(random.Next(-100, 100)),
        1 => JsonValue.Create(random.Next(2) == 0),
        2 or 3 => JsonValue.Create(AnyText(random)),
        4 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(random, depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(_ => AnyText(random)).Distinct().Select(key => KeyValuePair.Create(key, (JsonNode?)Any(random, depth - 1)))),
    };

    private static string AnyText(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Parts[random.Next(Parts.Length)]));

    /// <summary>Those texts and keys of the document that stand in the YAML without quotes.</summary>
    private static IEnumerable<string> PlainTexts(JsonElement document, string yaml)
    {
        var texts = TextsOf(document).ToHashSet();
        var parser = new Parser(new StringReader(yaml));
        while (parser.MoveNext())
        {
            if (parser.Current is YamlDotNet.Core.Events.Scalar { Style: ScalarStyle.Plain } scalar && texts.Contains(scalar.Value))
                yield return scalar.Value;
        }
    }

    private static IEnumerable<string> TextsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => TextsOf(member.Value).Append(member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    /// <summary>What a reader of YAML 1.1 (yaml.org/type) or of the core schema of 1.2 takes for a null, boolean, number, time, merge or default key.</summary>
    [GeneratedRegex(@"\A(~|null|Null|NULL||y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|=|<<"
        + @"|[-+]?(0b[01_]+|0o?[0-7_]+|[0-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?)"
        + @"|[-+]?(\.[0-9_]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?)\z")]
    private static partial Regex NoText();

    private static string Printed(JsonElement document)
    {
        var output = new StringWriter { NewLine = "\n" };
        YamlPrinter.Print(document, (JsonTypeInfo<JsonElement>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonElement)), output);
        return output.ToString();
    }

    private static string Printed(KubectlIcr.Report.CheckReport report)
    {
        var output = new StringWriter { NewLine = "\n" };
        YamlPrinter.Print(report, ReportJson.Default.CheckReport, output);
        return output.ToString();
    }

    private static YamlNodes Parsed(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new Parser(new StringReader(yaml)));
        return new(stream.Documents[0].RootNode);
    }

    private static JsonNode Read(string yaml)
    {
        using var json = new MemoryStream();
        YamlJson.Write(new StringReader(yaml), json);
        return JsonNode.Parse(Encoding.UTF8.GetString(json.ToArray()))!;
    }

    private sealed record YamlNodes(YamlNode Node)
    {
        public YamlNodes? this[string key] => new(((YamlMappingNode)Node).Children[new YamlScalarNode(key)]);

        public YamlNodes? this[int index] => new(((YamlSequenceNode)Node).Children[index]);

        public override string ToString() => ((YamlScalarNode)Node).Value!;
    }
}
