using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubectlIcr.Cluster.Files;
using KubectlIcr.Printers;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubectlIcr.Tests.Printers;

public sealed class YamlPrinterTests
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
        Assert.True(JsonNode.DeepEquals(JsonSerializer.SerializeToNode(report, ReportJson.Readable.CheckReport), read), yaml);
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

    private static string Printed(KubectlIcr.Report.CheckReport report)
    {
        var output = new StringWriter { NewLine = "\n" };
        YamlPrinter.Print(report, ReportJson.Readable.CheckReport, output);
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
