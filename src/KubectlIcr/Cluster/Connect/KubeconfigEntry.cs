using System.Text.Json.Nodes;
using KubectlIcr.Cluster.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubectlIcr.Cluster.Connect;

/// <summary>One mapping of a kubeconfig (a cluster, a user, a context), which knows its file so that paths and errors can be resolved.</summary>
internal sealed class KubeconfigEntry(string file, string title, YamlMappingNode node)
{
    /// <summary>What it is, for errors: e.g. <c>user "admin"</c>.</summary>
    public string Title => title;

    public string File => file;

    /// <summary>A mapping of no file and without a key, for what only flags say.</summary>
    public static KubeconfigEntry Empty(string title) => new("flags", title, new YamlMappingNode());

    /// <summary>The folder relative paths count from.</summary>
    public string Folder => Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".";

    /// <summary>The scalar under the key; null when it is absent, null or empty.</summary>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar when IsNull(scalar) => null,
        YamlScalarNode scalar when IsText(scalar) => scalar.Value is { Length: > 0 } text ? text : null,
        var other => throw Wrong(other, $"{key} must be a text"),
    };

    public bool Flag(string key) => Find(key) switch
    {
        null => false,
        YamlScalarNode scalar when IsNull(scalar) => false,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } value } when YamlScalar.Truth(value) is { } truth => truth,
        var other => throw Wrong(other, $"{key} must be true or false, without quotes"),
    };

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
    public string? CaPem => Pem("certificate-authority");

    /// <summary>What the file under the key, or the data under <c>KEY-data</c>, holds; null without both.</summary>
    public string? Pem(string key) => Text($"{key}-data") is not null && Text(key) is not null
        ? throw new UserError($"error: {title}: {key}-data and {key} are both given: take one away")
        : DataText($"{key}-data") ?? FileText(key);

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value).OfType<string>();

    public KubeconfigEntry? Map(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode map => new(file, title, map),
        YamlScalarNode scalar when IsNull(scalar) => null,
        var other => throw Wrong(other, $"{key} must be a mapping"),
    };

    public bool HasList(string key) => Find(key) is YamlSequenceNode;

    public IEnumerable<string> Texts(string key) => Items(key).Select(item =>
        item is YamlScalarNode { Value: { } value } text && IsText(text) ? value : throw Wrong(item, $"{key} must be a list of texts"));

    public IEnumerable<KubeconfigEntry> Maps(string key) => Items(key).Select(item =>
        item is YamlMappingNode map ? new KubeconfigEntry(file, title, map) : throw Wrong(item, $"{key} must be a list of mappings"));

    /// <summary>The value under the key as JSON; null without one.</summary>
    public string? Json(string key)
    {
        if (Find(key) is not { } value) return null;
        using var yaml = new StringWriter();
        new YamlStream(new YamlDocument(value)).Save(yaml, assignAnchors: false);
        using var json = new MemoryStream();
        try
        {
            YamlJson.Write(new StringReader(yaml.ToString()), json);
        }
        catch (YamlException e)
        {
            throw Wrong(value, $"{key} can't be written as JSON: {e.Message}");
        }
        return System.Text.Encoding.UTF8.GetString(json.ToArray());
    }

    /// <summary>The same mapping under another title.</summary>
    public KubeconfigEntry Titled(string newTitle) => new(file, newTitle, node);

    /// <summary>The same mapping with another text under the key; null takes the key away. A path must be absolute.</summary>
    public KubeconfigEntry With(string key, string? text) => With(key, text is null ? null : Quoted(text));

    public KubeconfigEntry WithSwitch(string key, bool on) => With(key, new YamlScalarNode(on ? "true" : "false") { Style = ScalarStyle.Plain });

    public KubeconfigEntry WithList(string key, IEnumerable<string> texts) => With(key, new YamlSequenceNode(texts.Select(Quoted)));

    /// <summary>The same mapping with this list under a key of the mapping under the key.</summary>
    public KubeconfigEntry WithList(string key, string inner, IEnumerable<string> texts) => With(key, (Map(key) ?? Empty(title)).WithList(inner, texts).Node);

    /// <summary>The whole text of the file with another text under the key, or with the key put in before the first one; all else stays as it is.</summary>
    /// <param name="whole">The file's text as it was when this was read.</param>
    public string Rewritten(string whole, string key, string text)
    {
        var quoted = JsonValue.Create(text).ToJsonString();
        if (Find(key) is { } old)
        {
            var (start, end) = ((int)old.Start.Index, (int)old.End.Index);
            return whole[..start] + quoted + whole[(start + whole.AsSpan(start, end - start).TrimEnd().Length)..]; // a block's end is behind its line break
        }
        var first = node.Children.First().Key.Start;
        var next = node.Style == YamlDotNet.Core.Events.MappingStyle.Flow ? ", " : "\n" + new string(' ', (int)first.Column - 1);
        return whole.Insert((int)first.Index, $"\"{key}\": {quoted}{next}");
    }

    private YamlMappingNode Node => node;

    private KubeconfigEntry With(string key, YamlNode? value)
    {
        var others = node.Children.Where(child => child.Key is not YamlScalarNode name || name.Value != key);
        return new(file, title, new YamlMappingNode(value is null ? others : others.Append(new(new YamlScalarNode(key), value))));
    }

    private static YamlScalarNode Quoted(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };

    private IEnumerable<YamlNode> Items(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        YamlScalarNode scalar when IsNull(scalar) => [],
        var other => throw Wrong(other, $"{key} must be a list"),
    };

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar is { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    private static bool IsText(YamlScalarNode scalar) => scalar.Style != ScalarStyle.Plain || YamlScalar.IsText(scalar.Value ?? "");

    private UserError Wrong(YamlNode at, string words) =>
        new($"error: error loading config file \"{file}\": line {at.Start.Line}, column {at.Start.Column}: {words}");
}
