using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>YAML as a reader sees it that is not ours.</summary>
internal static class YamlReading
{
    public static YamlNode Root(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new Parser(new StringReader(yaml)));
        return stream.Documents[0].RootNode;
    }

    public static void AssertSame(JsonNode? json, YamlNode yaml)
    {
        switch (json)
        {
            case JsonObject map:
                var members = ((YamlMappingNode)yaml).Children;
                Assert.Equal(map.Count, members.Count);
                foreach (var (name, value) in map) AssertSame(value, members[new YamlScalarNode(name)]);
                break;
            case JsonArray list:
                var items = ((YamlSequenceNode)yaml).Children;
                Assert.Equal(list.Count, items.Count);
                foreach (var (value, item) in list.Zip(items)) AssertSame(value, item);
                break;
            default:
                var isText = json?.GetValueKind() is JsonValueKind.String;
                Assert.Equal(isText ? (string?)json : json?.ToJsonString() ?? "null", ((YamlScalarNode)yaml).Value);
                break;
        }
    }
}
