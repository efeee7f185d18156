using KubectlIcr.Http;

namespace KubectlIcr.Cluster.Connect;

/// <summary>Finds the connection: kubeconfig context first, the pod's own service account when there is no kubeconfig at all (client-go's order).</summary>
internal static class Connections
{
    public static async Task<Connection> ResolveAsync(ConnectionOptions options, KubeEnvironment environment, CancellationToken cancel)
    {
        var config = Kubeconfig.Load(options.Kubeconfig, environment);
        if (!config.IsEmpty || options.Context is not null) return await FromContextAsync(config, options, environment, cancel);
        return InCluster.Find(options, environment) ?? throw new UserError(
            "error: no kubeconfig found: set KUBECONFIG, create ~/.kube/config or pass --kubeconfig (IBM Cloud: ibmcloud ks cluster config --cluster CLUSTER)");
    }

    private static async Task<Connection> FromContextAsync(Kubeconfig config, ConnectionOptions options, KubeEnvironment environment, CancellationToken cancel)
    {
        var name = options.Context ?? config.CurrentContext ?? throw new UserError(
            $"error: current-context is not set; choose one with --context or kubectl config use-context: {Known(config.Contexts.Keys)}");
        if (!config.Contexts.TryGetValue(name, out var context))
            throw new UserError($"error: context \"{name}\" does not exist; {Nearest(name, config.Contexts.Keys)}");
        var cluster = Named(config.Clusters, context, "cluster") ?? throw new UserError(
            $"error: {context.Title} names no cluster; see kubectl config set-context --help");
        var user = Named(config.Users, context, "user");
        var server = ServerOf(cluster, user);
        return new Connection
        {
            Server = server,
            Context = name,
            Namespace = options.Namespace ?? context.Text("namespace") ?? "default",
            Trust = new ServerTrust(cluster.CaPem, cluster.Flag("insecure-skip-tls-verify"), cluster.Title),
            TlsServerName = cluster.Text("tls-server-name"),
            Login = user is null ? Login.Anonymous : await LoginReader.ReadAsync(user, cluster, environment, cancel),
            Impersonation = user is null ? [] : Impersonation.HeadersOf(user),
            Proxy = ProxyChoice.For(server, cluster.Text("proxy-url"), environment.Variable),
            DisableCompression = cluster.Flag("disable-compression"),
            RequestTimeout = options.RequestTimeout,
            Log = options.Log,
        };
    }

    private static KubeconfigEntry? Named(IReadOnlyDictionary<string, KubeconfigEntry> entries, KubeconfigEntry context, string key)
    {
        if (context.Text(key) is not { } name) return null;
        return entries.TryGetValue(name, out var entry) ? entry : throw new UserError($"error: {context.Title}: {key} \"{name}\" does not exist");
    }

    private static Uri ServerOf(KubeconfigEntry cluster, KubeconfigEntry? user)
    {
        var text = cluster.Text("server") ?? throw new UserError($"error: {cluster.Title} has no server");
        if (!text.Contains("://", StringComparison.Ordinal)) text = (UsesTls(cluster, user) ? "https://" : "http://") + text;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new UserError($"error: {cluster.Title}: server is not an address such as https://HOST:PORT");
    }

    private static bool UsesTls(KubeconfigEntry cluster, KubeconfigEntry? user) =>
        cluster.Flag("insecure-skip-tls-verify")
        || cluster.Text("certificate-authority") is not null || cluster.Text("certificate-authority-data") is not null
        || user?.Text("client-certificate") is not null || user?.Text("client-certificate-data") is not null;

    // Names often differ by case or hold the word as a part: those first.
    private static string Nearest(string name, IEnumerable<string> known)
    {
        var all = known.ToList();
        var near = all.Where(one => one.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(one, StringComparison.OrdinalIgnoreCase)).ToList();
        return near.Count > 0 ? $"did you mean {Known(near)}?" : $"known: {Known(all)}";
    }

    private static string Known(IEnumerable<string> names)
    {
        var all = names.Order(StringComparer.Ordinal).ToList();
        if (all.Count == 0) return "none";
        return string.Join(", ", all.Take(8).Select(name => $"\"{name}\"")) + (all.Count > 8 ? $" and {all.Count - 8} more" : "");
    }
}
