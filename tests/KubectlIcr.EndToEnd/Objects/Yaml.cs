using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace KubectlIcr.EndToEnd.Objects;

/// <summary>Kubernetes objects from YAML, one for each document.</summary>
internal static class Yaml
{
    public static IReadOnlyList<JsonObject> Parse(string text)
    {
        var reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        var writer = new SerializerBuilder().JsonCompatible().Build();
        var parser = new Parser(new StringReader(text));
        var documents = new List<JsonObject>();
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
        {
            if (reader.Deserialize<object?>(parser) is { } document)
                documents.Add(JsonNode.Parse(writer.Serialize(document))!.AsObject());
        }

        return documents;
    }
}
