using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KubectlIcr.Commands.Options;
using KubectlIcr.Tests.Kubelet;

namespace KubectlIcr.Tests.Printers.JsonPath;

/// <summary>
/// kubectl's dialect: every template of <c>Cases/jsonpath.jsonl</c> gives what the real kubectl gave, errors too, or differs for the reason written
/// beside it. The end-to-end tests ask kubectl again.
/// </summary>
public sealed class TemplateTests
{
    private static readonly JsonElement Document = JsonDocument.Parse(File.ReadAllText(CaseFiles.Path("jsonpath.json"))).RootElement;

    private static readonly JsonTypeInfo<JsonElement> Any = (JsonTypeInfo<JsonElement>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonElement));

    [Fact]
    public void Every_template_gives_what_kubectl_gives() => CaseFiles.AssertNone(
        from line in CaseFiles.Lines("jsonpath.jsonl")
        let expected = Sorted(Expected(line), line)
        let actual = Sorted(Answer($"jsonpath={line.Text("template")}"), line)
        where actual != expected
        select $"{line.Text("template")}\n   expected {expected}\n   actual   {actual}");

    [Fact]
    public void There_are_templates_enough_and_each_difference_has_its_reason()
    {
        var lines = CaseFiles.Lines("jsonpath.jsonl").ToList();
        Assert.True(lines.Count > 150);
        Assert.All(lines, line => Assert.Equal(line.TryGetProperty("ours", out _), line.Text("why") is { Length: > 10 }));
        Assert.All(lines.Where(line => line.TryGetProperty("ours", out _)), line => Assert.NotEqual(line.Text("out"), Expected(line).Out));
    }

    [Theory]
    [InlineData("{.metadata.labels}", "[\n    {\n        \"app.kubernetes.io/name\": \"a\\u003cb\\u003e\\u0026\\\"c\\\"\",\n        \"empty\": \"\",\n        \"zone\": \"1\"\n    }\n]\n")]
    [InlineData("{.spec.containers[*].name}{\"x\"}{.nope}", "[\n    \"main\",\n    \"side\",\n    \"init\"\n]\n[\n    \"x\"\n]\n[]\n")]
    [InlineData("{.spec.none}", "[\n    {\n        \"list\": [],\n        \"map\": {},\n        \"nothing\": null,\n        \"text\": \"\"\n    }\n]\n")]
    [InlineData("{.spec.numbers['small','larger','large','whole','zero']}", "[\n    1e-7,\n    1e+21,\n    12345678.9,\n    2,\n    0\n]\n")]
    public void As_JSON(string template, string expected) => Assert.Equal((expected, null), Answer($"jsonpath-as-json={template}"));

    /// <summary>Whatever is typed, it prints something or says what is wrong.</summary>
    [Fact]
    public void No_template_is_a_fault_of_ours()
    {
        string[] parts = ["{", "}", "[", "]", "(", ")", "?", "@", "$", ".", "..", "*", ",", ":", "-", "1", "0", "'", "\"", "\\", "\\x", "\\u", "\\7", "range", "end", "spec", "containers", "name", " ", "\t", "\n", "==", "<", "!", "true", "é", "😀", "[?(@.", ")]", "[*]", "{range .spec.containers[*]}", "{end}"];
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var template = "{" + string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => parts[random.Next(parts.Length)])) + (random.Next(2) == 0 ? "}" : "");
            var (output, error) = Answer($"jsonpath={template}");
            Assert.True(output is null != error is null, template);
        }
    }

    private static (string? Out, string? Error) Expected(JsonElement line)
    {
        var expected = line.TryGetProperty("ours", out var ours) ? ours : line;
        return (expected.Text("out"), expected.Text("error"));
    }

    private static (string? Out, string? Error) Answer(string format)
    {
        try
        {
            var output = new StringWriter { NewLine = "\n" };
            Assert.True(OutputTemplates.Parse(format)!.TryPrint(Document, Any, output));
            return (output.ToString(), null);
        }
        catch (UserError e)
        {
            return (null, e.Message);
        }
    }

    /// <summary>Go has no order among the members of a map.</summary>
    private static (string? Out, string? Error) Sorted((string? Out, string? Error) answer, JsonElement line) =>
        line.TryGetProperty("anyOrder", out _) ? (string.Join(' ', answer.Out!.Split(' ').Order(StringComparer.Ordinal)), answer.Error) : answer;
}
