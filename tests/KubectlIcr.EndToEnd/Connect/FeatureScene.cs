using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace KubectlIcr.EndToEnd.Connect;

/// <summary>One run of one feature: its files in a folder of its own, and what came of them.</summary>
internal sealed partial class FeatureScene : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly KubeconfigFeature feature;
    private readonly ConnectWorld world;

    public FeatureScene(KubeconfigFeature feature, ConnectWorld world)
    {
        (this.feature, this.world) = (feature, world);
        Write("kube/config", feature.Config ?? $$"""
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: k, cluster: {server: "{{feature.Server}}", {{feature.Cluster}} } }]
            users: [{name: u, user: { {{feature.User}} } }]
            contexts: [{name: c, context: {cluster: k, user: u, {{feature.Context}} } }]
            """);
        foreach (var (name, text) in feature.Files) Write(name, text);
        folder.Folder("work");
    }

    /// <param name="program">The kubectl to run it with.</param>
    public Task<Outcome> RunAsync(string program, string[] arguments)
    {
        string[] all = [.. arguments, .. feature.Flags.Select(Fill)];
        var kubectl = new Kubectl(feature.InPod ? "unshare" : program, folder.Folder("home"))
        {
            Kubeconfig = Fill(feature.Kubeconfig),
            Environment = feature.Environment.ToImmutableDictionary(pair => pair.Key, pair => Fill(pair.Value)),
            WorkingFolder = folder.File("work"),
            Folders = [folder.File("bin")],
        };
        return kubectl.RunAsync(feature.InPod ? ["-rm", "sh", "-c", PodScript, folder.File("pod"), "kubectl", .. all] : all);
    }

    /// <summary>The last request for the pod, and all else that came of it; null without a request.</summary>
    public string? Seen()
    {
        var requests = world.Servers.SelectMany(server => server.Seen).ToList();
        if (requests.Count == 0) return null;
        IEnumerable<string> lines = [Unfilled(requests[^1]), .. world.Proxied.Select(Unfilled), .. Runs(), .. Told(), .. Kept()];
        return string.Join('\n', lines);
    }

    public void Dispose() => folder.Dispose();

    private const string PodScript = "mount -t tmpfs none /run && mkdir -p /run/secrets/kubernetes.io && cp -r \"$0\" /run/secrets/kubernetes.io/serviceaccount && exec \"$@\"";

    private void Write(string name, string text)
    {
        folder.Folder(Path.GetDirectoryName(name)!);
        var path = folder.Write(name, Fill(text));
        if (text.StartsWith("#!", StringComparison.Ordinal) && !OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private string Fill(string text) => Word().Replace(text, word => word.Groups[1].Value is var name && name == "folder" ? folder.Path : world.Words[name]);

    // What a request or a plugin says again is compared with the words of the table.
    private string Unfilled(string text) => world.Words.Aggregate(text.Replace(folder.Path, "%folder%", StringComparison.Ordinal), (all, word) =>
        int.TryParse(word.Value, out _) ? all.Replace($":{word.Value}", $":%{word.Key}%", StringComparison.Ordinal) : all.Replace(word.Value, $"%{word.Key}%", StringComparison.Ordinal));

    private IEnumerable<string> Runs() => File.Exists(folder.File("runs")) ? [$"plugin runs {File.ReadLines(folder.File("runs")).Count()}"] : [];

    private IEnumerable<string> Told()
    {
        if (!File.Exists(folder.File("told"))) return [];
        var told = JsonNode.Parse(File.ReadAllText(folder.File("told")));
        return [$"told {Unfilled(Sorted(told)!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))}"];
    }

    private static JsonNode? Sorted(JsonNode? node) => node is JsonObject pairs
        ? new JsonObject(pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value))))
        : node?.DeepClone();

    /// <summary>The tokens that the kubeconfig holds afterwards, where it holds a refresh token.</summary>
    private IEnumerable<string> Kept()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(folder.File("kube/config"))));
        var texts = yaml.Documents[0].AllNodes.OfType<YamlMappingNode>().FirstOrDefault(node => node.Children.ContainsKey("refresh-token"));
        return texts is null || !texts.Children.ContainsKey("id-token") ? [] : [$"kept {texts["id-token"]} {texts["refresh-token"]}".Replace(OidcIssuer.NewToken, "NEW", StringComparison.Ordinal).Replace(OidcIssuer.OldToken, "OLD", StringComparison.Ordinal)];
    }

    [GeneratedRegex("%([a-z0-9-]+)%")]
    private static partial Regex Word();
}
