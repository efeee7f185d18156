using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using KubectlIcr.Printers.JsonPath;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>kubectl's templates.</summary>
public sealed class JsonPathProperties
{
    private static readonly Gen<string> Step = Gen.OneOf(
        ".a", "['a']", "['a','b']", "[0]", "[-1]", "[0:2]", "[::2]", "[*]", ".*", "..", "..b", "[?(@.a)]", "[?(@.b==\"x\")]", "[?(@.a>=1)]", ".a\\.b", "@", "$", " ", "{", "}", "{range .b[*]}", "{end}", "\"\\n\"", "'x'", "1", "-1.5", "true", "range", "[0,1]", "[?(@.a[?(@.b)])]");

    private static readonly Gen<string> Template = Step.Array[0, 6].Select(steps => $"{{{string.Concat(steps)}}}");

    [Fact]
    public void The_path_to_a_value_finds_it() => Property.Holds(Gen.Select(JsonDocuments.Any, Gen.Int[0, 1000]), pair =>
    {
        var all = Below(pair.Item1, "").ToList();
        var (path, node) = all[pair.Item2 % all.Count];
        using var document = JsonDocument.Parse(pair.Item1.ToJsonString());
        var found = Parsed(path).Find(document.RootElement);
        Assert.True(JsonNode.DeepEquals(node, JsonNode.Parse(Assert.Single(Assert.Single(found).Values).GetRawText())));
    }, samples: 1000);

    [Fact]
    public void Whatever_is_typed_gives_values_or_an_error_of_kubectls() => Property.Holds(Gen.Select(Mutated.Of(Template).Where(IsShort), JsonDocuments.Any), pair =>
    {
        using var document = JsonDocument.Parse(pair.Item2.ToJsonString());
        try
        {
            Assert.NotNull(KubectlIcr.Printers.JsonPath.Template.Parse(pair.Item1).Find(document.RootElement));
        }
        catch (TemplateException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }, samples: 2000);

    /// <summary>Ranges in ranges and unions of unions multiply what they find, in kubectl too: a hundred of them never end.</summary>
    private static bool IsShort(string template) => template.Length < 80;

    private static Template Parsed(string path) => KubectlIcr.Printers.JsonPath.Template.Parse($"{{{path}}}");

    /// <summary>Members whose names are words: others need quotes that kubectl's dialect does not have.</summary>
    private static IEnumerable<(string Path, JsonNode Node)> Below(JsonNode node, string path)
    {
        yield return (path.Length == 0 ? "$" : path, node);
        var below = node switch
        {
            JsonObject map => map.Where(member => member.Key.Length > 0 && member.Key.All(char.IsAsciiLetterOrDigit)).SelectMany(member => Below(member.Value!, $"{path}.{member.Key}")),
            JsonArray list => list.SelectMany((item, at) => Below(item!, $"{path}[{at}]")),
            _ => [],
        };
        foreach (var one in below) yield return one;
    }
}
