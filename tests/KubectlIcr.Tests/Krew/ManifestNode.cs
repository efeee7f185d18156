using YamlDotNet.RepresentationModel;

namespace KubectlIcr.Tests.Krew;

/// <summary>A place in a manifest: a node of YAML, or nothing.</summary>
internal sealed record ManifestNode(string Path, YamlNode? Yaml)
{
    public static ManifestNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return new("", stream.Documents.Single().RootNode);
    }

    public ManifestNode this[string field] => new(
        Path.Length == 0 ? field : $"{Path}.{field}",
        Yaml is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(field), out var child) ? child : null);

    public bool IsAbsent => Yaml is null;

    public string Text => Yaml is YamlScalarNode { Value: { } value } ? value : "";

    public IReadOnlyList<ManifestNode> Items => Yaml is YamlSequenceNode list ? [.. list.Select((item, index) => new ManifestNode($"{Path}[{index}]", item))] : [];

    public IEnumerable<string> Fields => Yaml is YamlMappingNode map ? map.Children.Keys.Select(key => ((YamlScalarNode)key).Value!) : [];
}
