using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.Json;
using System.Text;
using CsCheck;
using KubectlIcr.Cluster.Files;
using KubectlIcr.Cluster.Yaml;
using KubectlIcr.Printers;
using YamlDotNet.Core;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>YAML to JSON, and the YAML we print.</summary>
public sealed class YamlProperties
{
    [Fact]
    public void A_document_is_read_however_it_is_written() => Property.Holds(YamlTexts.Valid, one => Assert.True(JsonNode.DeepEquals(one.Document, JsonNode.Parse(Read(one.Yaml)))));

    [Fact]
    public void JSON_is_YAML() => Property.Holds(JsonDocuments.Any, document => Assert.True(JsonNode.DeepEquals(document, JsonNode.Parse(Read(document.ToJsonString())))));

    [Fact]
    public void What_is_printed_reads_back_the_same() => Property.Holds(JsonDocuments.Any, document =>
    {
        var yaml = new StringWriter { NewLine = "\n" };
        YamlPrinter.Print(document, (JsonTypeInfo<JsonNode>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonNode)), yaml);
        Assert.True(JsonNode.DeepEquals(document, JsonNode.Parse(Read(yaml.ToString()))), yaml.ToString());
        YamlReading.AssertSame(document, YamlReading.Root(yaml.ToString()));
    });

    [Fact]
    public void What_comes_of_broken_YAML_is_JSON_or_an_error_of_YAML() => Property.Holds(Mutated.Of(YamlTexts.Valid.Select(one => one.Yaml)), yaml =>
    {
        try
        {
            var json = Encoding.UTF8.GetBytes(Read(yaml));
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 1000 });
            while (reader.Read()) { }
        }
        catch (YamlException)
        {
            // The one kind of error that readers of files expect.
        }
    }, samples: 1000);

    private static string Read(string yaml)
    {
        using var json = new MemoryStream();
        YamlJson.Write(new StringReader(yaml), json);
        return Encoding.UTF8.GetString(json.ToArray());
    }
}
