namespace KubectlIcr.Cluster.Connect;

/// <summary>Which server, user and namespace are meant: the kubeconfig's context, what flags put in its place, else the service account of the pod around us.</summary>
/// <param name="Context">Null when only flags, or a pod, say it.</param>
internal sealed record KubeTarget(string? Context, KubeconfigEntry Cluster, KubeconfigEntry User, string Namespace)
{
    public static KubeTarget Choose(Kubeconfig config, ConnectionOptions options, KubeEnvironment environment)
    {
        var name = options.Context ?? config.CurrentContext;
        var context = name is null ? null : config.Contexts.GetValueOrDefault(name) ?? throw new UserError($"error: context \"{name}\" does not exist; {Nearest(name, config.Contexts.Keys)}");
        if (context is null && options.Cluster is null && options.ClusterFlags.Server is null)
            return (InCluster.Find(environment) ?? throw Nothing(config, options, environment)).Under(options);
        var cluster = Named(config.Clusters, options.Cluster, context, "cluster");
        if (cluster is null && options.ClusterFlags.Server is null) throw new UserError($"error: {context?.Title} does not set a cluster; see kubectl config set-context --help");
        var user = Named(config.Users, options.User, context, "user");
        return new KubeTarget(
            name,
            cluster ?? KubeconfigEntry.Empty("the server of the flags"),
            user ?? KubeconfigEntry.Empty(context?.Title ?? "the user of the flags"),
            context?.Text("namespace") ?? InCluster.Namespace(environment) ?? "default").Under(options);
    }

    private KubeTarget Under(ConnectionOptions options) => this with
    {
        Cluster = options.ClusterFlags.Over(Cluster),
        User = options.UserFlags.Over(User),
        Namespace = options.Namespace ?? Namespace,
    };

    private static KubeconfigEntry? Named(IReadOnlyDictionary<string, KubeconfigEntry> entries, string? flag, KubeconfigEntry? context, string key)
    {
        if ((flag ?? context?.Text(key)) is not { } name) return null;
        if (entries.TryGetValue(name, out var entry)) return entry;
        throw new UserError(flag is null ? $"error: {context!.Title}: {key} \"{name}\" does not exist" : $"error: {key} \"{name}\" does not exist; {Nearest(name, entries.Keys)}");
    }

    private static UserError Nothing(Kubeconfig config, ConnectionOptions options, KubeEnvironment environment) => new(
        config.Contexts.Count > 0
            ? $"error: current-context is not set; choose one with --context or kubectl config use-context: {Known(config.Contexts.Keys)}"
            : $"error: no kubeconfig found{Missing(options, environment)}: set KUBECONFIG, create ~/.kube/config or pass --kubeconfig (IBM Cloud: ibmcloud ks cluster config --cluster CLUSTER)");

    private static string Missing(ConnectionOptions options, KubeEnvironment environment) =>
        options.Kubeconfig is null && environment.NonEmpty("KUBECONFIG") is { } list ? $" (KUBECONFIG={list})" : "";

    // Names often differ by case or hold the word as a part: those first.
    private static string Nearest(string name, IEnumerable<string> known)
    {
        var all = known.ToList();
        var near = all.Where(one => one.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(one, StringComparison.OrdinalIgnoreCase)).ToList();
        return near.Count > 0 ? $"did you mean {Known(near)}?" : $"known: {Known(all)}";
    }

    private static string Known(IEnumerable<string> names)
    {
        var all = names.Order(StringComparer.Ordinal).Select(name => $"\"{name}\"").ToList();
        return all.Count == 0 ? "none" : ShortList.Of(all, 8);
    }
}
