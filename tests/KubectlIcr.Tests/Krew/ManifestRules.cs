using System.Text.RegularExpressions;

namespace KubectlIcr.Tests.Krew;

/// <summary>What krew, its index's CI and its reviewers demand of a manifest. Each sentence is one demand that is not met.</summary>
internal static partial class ManifestRules
{
    private static readonly Dictionary<string, string[]> Known = new()
    {
        [""] = ["apiVersion", "kind", "metadata", "spec"],
        ["metadata"] = ["name"],
        ["spec"] = ["version", "homepage", "shortDescription", "description", "caveats", "platforms"],
        ["platform"] = ["selector", "uri", "sha256", "bin", "files"],
        ["selector"] = ["matchLabels"],
        ["matchLabels"] = ["os", "arch"],
        ["file"] = ["from", "to"],
    };

    private static readonly string[] Platforms =
    [
        "windows/386", "windows/amd64", "windows/arm64", "linux/386", "linux/amd64", "linux/arm", "linux/arm64", "linux/ppc64le", "darwin/386", "darwin/amd64", "darwin/arm64",
    ];

    public static IReadOnlyList<string> Broken(string path, string text, string tag)
    {
        var manifest = ManifestNode.Parse(text);
        return [.. Header(path, manifest), .. Words(manifest["spec"]), .. Version(manifest["spec"]["version"].Text, tag), .. AllPlatforms(manifest["spec"]["platforms"])];
    }

    private static IEnumerable<string> Header(string path, ManifestNode manifest)
    {
        var name = manifest["metadata"]["name"].Text;
        foreach (var unknown in (string[])[.. Unknown(manifest, ""), .. Unknown(manifest["metadata"], "metadata"), .. Unknown(manifest["spec"], "spec")])
            yield return unknown;
        if (manifest["apiVersion"].Text != "krew.googlecontainertools.github.com/v1alpha2") yield return "apiVersion is not krew's v1alpha2";
        if (manifest["kind"].Text != "Plugin") yield return "kind is not Plugin";
        if (!KebabCase().IsMatch(name)) yield return "metadata.name is not in lower-case kebab";
        if (DeviceName().IsMatch(name)) yield return "metadata.name is the name of a Windows device";
        if (ReservedWord().IsMatch(name)) yield return "metadata.name holds kube, or a resource's acronym";
        if (path.Split('/', '\\') is not [.., "plugins", var file] || file != name + ".yaml") yield return "the file is not plugins/NAME.yaml";
    }

    private static IEnumerable<string> Words(ManifestNode spec)
    {
        var summary = spec["shortDescription"].Text;
        if (summary.Trim().Length == 0) yield return "shortDescription is empty";
        if (summary.Contains('\n')) yield return "shortDescription has a line break";
        if (summary.Length > 50) yield return "shortDescription is over 50 characters";
        if (RedundantWord().IsMatch(summary)) yield return "shortDescription holds a redundant word";
        if (!Uri.TryCreate(spec["homepage"].Text, UriKind.Absolute, out _)) yield return "homepage is not a URL";
        if (spec["description"].Text.Trim().Length == 0) yield return "description is empty";
        if (new[] { "description", "caveats" }.Any(field => spec[field].Text.Split('\n').Any(line => line.Length > 80))) yield return "a text is not wrapped at 80";
        if (Example().IsMatch(spec["description"].Text)) yield return "description holds usage or options";
    }

    private static IEnumerable<string> Version(string version, string tag)
    {
        if (!SemanticVersion().IsMatch(version)) yield return "version is not a semantic version after a v";
        if (version != tag) yield return "version is not the tag";
    }

    private static IEnumerable<string> AllPlatforms(ManifestNode platforms)
    {
        if (platforms.Items.Count == 0) yield return "there is no platform";
        foreach (var sentence in platforms.Items.SelectMany(Platform))
            yield return sentence;
        if (platforms.Items.Select(PlatformName).GroupBy(name => name).Any(group => group.Count() > 1)) yield return "two platforms match the same machine";
    }

    private static IEnumerable<string> Platform(ManifestNode platform)
    {
        var (selector, files) = (platform["selector"], platform["files"]);
        foreach (var unknown in (string[])[.. Unknown(platform, "platform"), .. Unknown(selector, "selector"), .. Unknown(selector["matchLabels"], "matchLabels"), .. files.Items.SelectMany(file => Unknown(file, "file"))])
            yield return unknown;
        if (!selector["matchLabels"].Fields.Any()) yield return "a selector is empty";
        else if (!Platforms.Contains(PlatformName(platform))) yield return $"krew has no platform {PlatformName(platform)}";
        if (!ArchiveUrl().IsMatch(platform["uri"].Text)) yield return "a uri is not of a .zip or .tar.gz";
        if (!Sha256().IsMatch(platform["sha256"].Text)) yield return "a sha256 is not 64 lower-case hex digits";
        if (platform["bin"].Text.Length == 0) yield return "bin is empty";
        if (!files.IsAbsent && (files.Items.Count == 0 || files.Items.Any(file => file["from"].Text.Length == 0 || file["to"].Text.Length == 0))) yield return "files is empty, or one has no from and to";
    }

    private static string PlatformName(ManifestNode platform) => $"{platform["selector"]["matchLabels"]["os"].Text}/{platform["selector"]["matchLabels"]["arch"].Text}";

    private static IEnumerable<string> Unknown(ManifestNode node, string kind) =>
        node.Fields.Except(Known[kind]).Select(field => $"unknown field {node[field].Path}");

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();

    [GeneratedRegex("^(con|prn|aux|nul|com[0-9]|lpt[0-9])$")]
    private static partial Regex DeviceName();

    [GeneratedRegex("kube|^(po|svc|ing|deploy|cm|ns|sa|pv|pvc|rs|rc|sts|ds|hpa|no|ev|ep|sc|pdb|crd|cj)$")]
    private static partial Regex ReservedWord();

    [GeneratedRegex("kubectl|plugin", RegexOptions.IgnoreCase)]
    private static partial Regex RedundantWord();

    [GeneratedRegex(@"kubectl|(^|\s)--?[a-z]|usage|example", RegexOptions.IgnoreCase)]
    private static partial Regex Example();

    [GeneratedRegex(@"^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$")]
    private static partial Regex SemanticVersion();

    [GeneratedRegex(@"^https?://\S+\.(zip|tar\.gz)$")]
    private static partial Regex ArchiveUrl();

    [GeneratedRegex("^[a-f0-9]{64}$")]
    private static partial Regex Sha256();
}
