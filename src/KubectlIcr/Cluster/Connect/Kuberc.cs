using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubectlIcr.Cluster.Connect;

/// <summary>
/// Reads the policy for credential plugins from kubectl's own preferences, the file that <c>--kuberc</c>, KUBERC or the home directory provides. What else it says, defaults
/// and aliases, is about kubectl's own commands.
/// </summary>
internal static class Kuberc
{
    private const string Group = "kubectl.config.k8s.io/";

    /// <param name="flag"><c>--kuberc</c>; null where it is not given.</param>
    public static PluginPolicy Load(string? flag, KubeEnvironment environment)
    {
        var variable = environment.NonEmpty("KUBERC");
        if (variable == "off" && flag is not null) throw new UserError("error: --kuberc and KUBERC=off are mutually exclusive; unset KUBERC or remove --kuberc");
        if (variable == "off" || string.Equals(environment.Variable("KUBECTL_KUBERC"), "false", StringComparison.OrdinalIgnoreCase)) return PluginPolicy.Any;
        if ((flag ?? variable) is { } path) return Read(path);
        var usual = Path.Combine(environment.HomeFolder, ".kube", "kuberc");
        return File.Exists(usual) ? ReadUsual(usual) : PluginPolicy.Any;
    }

    // The user did not ask for this file: if it can't be read no plugin runs, but commands that need none continue.
    private static PluginPolicy ReadUsual(string path)
    {
        try
        {
            return Read(path);
        }
        catch (UserError broken)
        {
            return PluginPolicy.Unknown(broken);
        }
    }

    private static PluginPolicy Read(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            return Parse(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Broken(path, FileWords.Of(e));
        }
        catch (YamlException e)
        {
            throw Broken(path, $"line {e.Start.Line}, column {e.Start.Column}: {e.Message}");
        }
    }

    /// <summary>The first document that is of kubectl's kind counts; a file without any must be empty.</summary>
    private static PluginPolicy Parse(string path, TextReader text)
    {
        var yaml = new YamlStream();
        yaml.Load(text);
        var roots = yaml.Documents.Select(document => document.RootNode).Where(root => root is not YamlScalarNode { Value: null or "" }).ToList();
        if (roots.Count == 0) return PluginPolicy.Any;
        var preference = roots.OfType<YamlMappingNode>().Select(map => new KubeconfigEntry(path, path, map)).FirstOrDefault(IsPreference)
            ?? throw Broken(path, $"no document has apiVersion {Group}v1beta1 and kind Preference");
        return preference.Text("apiVersion") == Group + "v1alpha1" ? PluginPolicy.Any : PluginPolicy.Of(preference);
    }

    private static bool IsPreference(KubeconfigEntry document) =>
        document.Text("kind") == "Preference" && document.Text("apiVersion")?.StartsWith(Group, StringComparison.Ordinal) == true;

    private static UserError Broken(string path, string words) => new($"error: kuberc {path}: {words}; fix it, or disable it with KUBERC=off");
}
