using KubectlIcr.Cluster.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubectlIcr.Cluster.Connect;

/// <summary>The kubeconfig files as one, merged as client-go's loader.go does: the first file to set a name wins.</summary>
internal sealed class Kubeconfig
{
    private readonly Dictionary<string, KubeconfigEntry> clusters = [];
    private readonly Dictionary<string, KubeconfigEntry> users = [];
    private readonly Dictionary<string, KubeconfigEntry> contexts = [];

    public IReadOnlyDictionary<string, KubeconfigEntry> Clusters => clusters;

    public IReadOnlyDictionary<string, KubeconfigEntry> Users => users;

    public IReadOnlyDictionary<string, KubeconfigEntry> Contexts => contexts;

    public string? CurrentContext { get; private set; }

    /// <param name="explicitPath"><c>--kubeconfig</c>: this file alone, and it must exist.</param>
    public static Kubeconfig Load(string? explicitPath, KubeEnvironment environment)
    {
        var config = new Kubeconfig();
        if (explicitPath is { Length: > 0 })
        {
            if (!File.Exists(explicitPath)) throw new UserError($"error: stat {explicitPath}: no such file or directory");
            config.Add(explicitPath);
            return config;
        }
        foreach (var path in DefaultPaths(environment).Where(File.Exists)) config.Add(path);
        return config;
    }

    /// <param name="path">Whose text it is, for errors and relative paths.</param>
    public static Kubeconfig Parse(string path, TextReader text)
    {
        var config = new Kubeconfig();
        config.Add(path, text);
        return config;
    }

    private static IEnumerable<string> DefaultPaths(KubeEnvironment environment) =>
        environment.NonEmpty("KUBECONFIG") is { } list
            ? list.Split(Path.PathSeparator).Where(path => path.Length > 0).Distinct()
            : [Path.Combine(environment.HomeFolder, ".kube", "config")];

    private void Add(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            Add(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Broken(path, FileWords.Of(e));
        }
    }

    private void Add(string path, TextReader text)
    {
        if (Root(path, text) is not { } root) return;
        CurrentContext ??= root.Text("current-context");
        AddAll(root, "clusters", "cluster", clusters);
        AddAll(root, "users", "user", users);
        AddAll(root, "contexts", "context", contexts);
    }

    private static void AddAll(KubeconfigEntry root, string list, string key, Dictionary<string, KubeconfigEntry> into)
    {
        var own = new HashSet<string>();
        foreach (var item in root.Maps(list))
        {
            if (item.Text("name") is not { } name) continue;
            if (!own.Add(name)) throw Broken(root.File, $"{key} \"{name}\" is there twice");
            if (item.Map(key) is { } body) into.TryAdd(name, body.Titled($"{key} \"{name}\""));
        }
    }

    private static KubeconfigEntry? Root(string path, TextReader text)
    {
        var events = new YamlEvents(text);
        try
        {
            var yaml = new YamlStream();
            yaml.Load(events);
            if (yaml.Documents.Count == 0) return null;
            return yaml.Documents[0].RootNode switch
            {
                YamlMappingNode map => new KubeconfigEntry(path, "the file", map),
                YamlScalarNode { Value: null or "" } => null,
                _ => throw Broken(path, "line 1, column 1: not a kubeconfig: no mapping"),
            };
        }
        catch (YamlException e)
        {
            throw Broken(path, $"line {e.Start.Line}, column {e.Start.Column}: {Words(e)}");
        }
        catch (ArgumentException)
        {
            // Of broken YAML the parser can make events that are no tree.
            throw Broken(path, $"line {events.Current?.Start.Line}, column {events.Current?.Start.Column}: not valid YAML");
        }
        catch (InvalidOperationException)
        {
            throw Broken(path, "not valid YAML: a bracket is not closed");
        }
    }

    // An unquoted token that starts with '*' is a YAML alias: its name must not reach the message.
    private static string Words(YamlException e) => e is AnchorNotFoundException ? "an alias without its anchor (quote a value that starts with '*')" : e.Message;

    private static UserError Broken(string path, string words) => new($"error: error loading config file \"{path}\": {words}");
}
