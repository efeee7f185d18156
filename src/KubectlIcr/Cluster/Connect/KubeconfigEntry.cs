using YamlDotNet.RepresentationModel;

namespace KubectlIcr.Cluster.Connect;

/// <summary>One mapping of a kubeconfig (a cluster, a user, a context), which knows its file so that paths and errors can be resolved.</summary>
internal sealed class KubeconfigEntry(string file, string title, YamlMappingNode node)
{
    /// <summary>What it is, for errors: e.g. <c>user "admin"</c>.</summary>
    public string Title => title;

    public string File => file;

    /// <summary>The folder relative paths count from.</summary>
    public string Folder => Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".";

    /// <summary>The scalar under the key; null when it is absent, null or empty.</summary>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar is { Value.Length: > 0 } && !IsNull(scalar) ? scalar.Value : null,
        var other => throw Wrong(other, $"{key} must be a text"),
    };

    public bool Flag(string key) => Text(key) is "true" or "True" or "TRUE";

    /// <summary>The path under the key, resolved against the kubeconfig's folder as client-go does.</summary>
    public string? FilePath(string key) => Text(key) is { } path ? Path.GetFullPath(path, Folder) : null;

    /// <summary>The content of the file the key names; the name and the reason, never the content, in the error.</summary>
    public string? FileText(string key)
    {
        if (FilePath(key) is not { } path) return null;
        try
        {
            return System.IO.File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"error: unable to read {key} {path} for {title}: {FileWords.Of(e)}", inner: e);
        }
    }

    /// <summary>The base64 text under the key, decoded.</summary>
    public string? DataText(string key)
    {
        if (Text(key) is not { } base64) return null;
        try
        {
            return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            throw new UserError($"error: error loading config file \"{file}\": {title}: {key} is not base64");
        }
    }

    /// <summary>A cluster's CA bundle: its data, else its file; null for the machine's trust.</summary>
    public string? CaPem => DataText("certificate-authority-data") ?? FileText("certificate-authority");

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value).OfType<string>();

    public KubeconfigEntry? Map(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode map => new(file, title, map),
        YamlScalarNode scalar when IsNull(scalar) => null,
        var other => throw Wrong(other, $"{key} must be a mapping"),
    };

    public IEnumerable<string> Texts(string key) => Items(key).Select(item =>
        item is YamlScalarNode { Value: { } value } ? value : throw Wrong(item, $"{key} must be a list of texts"));

    public IEnumerable<KubeconfigEntry> Maps(string key) => Items(key).Select(item =>
        item is YamlMappingNode map ? new KubeconfigEntry(file, title, map) : throw Wrong(item, $"{key} must be a list of mappings"));

    /// <summary>The same mapping under another title.</summary>
    public KubeconfigEntry Titled(string newTitle) => new(file, newTitle, node);

    private IEnumerable<YamlNode> Items(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        YamlScalarNode scalar when IsNull(scalar) => [],
        var other => throw Wrong(other, $"{key} must be a list"),
    };

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar is { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    private UserError Wrong(YamlNode at, string words) =>
        new($"error: error loading config file \"{file}\": line {at.Start.Line}, column {at.Start.Column}: {words}");
}
