namespace KubectlIcr.Cluster.Connect;

/// <summary>Which credential plugins may run (kuberc's <c>credentialPluginPolicy</c> and <c>credentialPluginAllowlist</c>), checked as client-go 1.35 does.</summary>
internal sealed class PluginPolicy
{
    private const string ListKey = "credentialPluginAllowlist";

    private readonly string file;
    private readonly UserError? broken;
    private readonly bool denies;
    private readonly IReadOnlyList<string>? allowed;

    private PluginPolicy(string file, bool denies = false, IReadOnlyList<string>? allowed = null, UserError? broken = null) =>
        (this.file, this.denies, this.allowed, this.broken) = (file, denies, allowed, broken);

    public static PluginPolicy Any { get; } = new("");

    /// <summary>There is a policy that could not be read: nothing runs.</summary>
    public static PluginPolicy Unknown(UserError error) => new("", broken: error);

    public static PluginPolicy Of(KubeconfigEntry preference)
    {
        var policy = preference.Text("credentialPluginPolicy");
        if (policy is not (null or "AllowAll" or "DenyAll" or "Allowlist")) throw Wrong(preference, $"unknown plugin policy: \"{policy}\" (AllowAll, DenyAll or Allowlist)");
        var hasList = preference.HasList(ListKey);
        if (policy != "Allowlist") return hasList
            ? throw Wrong(preference, $"misconfigured credential plugin allowlist: plugin policy is \"{policy}\", which does not allow {ListKey}")
            : new(preference.File, denies: policy == "DenyAll");
        if (!hasList) throw Wrong(preference, $"credential plugin policy set to \"Allowlist\", but allowlist is unspecified: add {ListKey}");
        var entries = preference.Maps(ListKey).Select((entry, index) => Entry(preference, entry, index + 1)).ToList();
        return entries.Count > 0 ? new(preference.File, allowed: entries) : throw Wrong(preference, "credential plugin policy set to \"Allowlist\", but allowlist is empty; use \"DenyAll\" instead");
    }

    /// <summary>Before the program is looked for.</summary>
    public void Check(KubeconfigEntry exec)
    {
        if (broken is not null) throw Denied(exec, $"can't tell whether a plugin may run: {broken.Message["error: ".Length..]}");
        if (denies) throw Denied(exec, $"plugin \"{exec.Text("command")}\" not allowed: policy set to \"DenyAll\" in {file}");
    }

    /// <param name="path">Of the program that would run.</param>
    public void Check(KubeconfigEntry exec, string path, KubeEnvironment environment)
    {
        if (allowed?.Any(entry => entry == path || (IsName(entry) && ExecPath.Find(entry, exec.Folder, environment) == path)) == false)
            throw Denied(exec, $"plugin path \"{path}\" is not permitted by the credential plugin allowlist in {file}");
    }

    // Kubernetes 1.36 renames name to command, and prefers it.
    private static string Entry(KubeconfigEntry preference, KubeconfigEntry entry, int number)
    {
        var text = entry.Text("command") ?? entry.Text("name") ?? throw Wrong(preference, $"misconfigured credential plugin allowlist: empty allowlist entry #{number}");
        if (IsName(text) || (Path.IsPathFullyQualified(text) && Path.TrimEndingDirectorySeparator(Path.GetFullPath(text)) == text)) return text;
        throw Wrong(preference, $"non-normalized file path: \"{text}\" in {ListKey} is neither a name nor a full path");
    }

    private static bool IsName(string entry) => Path.GetFileName(entry) == entry && entry is not ("." or "..");

    private static UserError Wrong(KubeconfigEntry preference, string words) => new($"error: kuberc {preference.File}: {words}");

    private static UserError Denied(KubeconfigEntry exec, string words) => new($"error: {exec.Title}: getting credentials: {words}");
}
