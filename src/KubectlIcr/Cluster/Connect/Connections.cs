using KubectlIcr.Http;

namespace KubectlIcr.Cluster.Connect;

/// <summary>Makes the connection of what kubeconfig, flags and the pod around us say, by client-go's rules.</summary>
internal static class Connections
{
    public static async Task<Connection> ResolveAsync(ConnectionOptions options, KubeEnvironment environment, CancellationToken cancel)
    {
        var plugins = Kuberc.Load(options.Kuberc, environment);
        var target = KubeTarget.Choose(Kubeconfig.Load(options.Kubeconfig, environment), options, environment);
        var (cluster, user) = (target.Cluster, target.User);
        var server = ServerOf(cluster);
        return new Connection
        {
            Server = server,
            Context = target.Context,
            Namespace = target.Namespace,
            Trust = new ServerTrust(cluster.CaPem, cluster.Flag("insecure-skip-tls-verify"), cluster.Title),
            TlsServerName = cluster.Text("tls-server-name"),
            Impersonation = Impersonation.HeadersOf(user),
            Proxy = ProxyChoice.For(server, cluster.Text("proxy-url"), environment.Variable),
            DisableCompression = cluster.Flag("disable-compression"),
            RequestTimeout = options.RequestTimeout,
            Log = options.Log,
            Login = await new LoginReader(user, cluster, environment, HttpOf(options, environment), plugins).ReadAsync(server, cancel),
        };
    }

    private static HttpOptions HttpOf(ConnectionOptions options, KubeEnvironment environment) =>
        new(environment.Variable) { Timeout = options.RequestTimeout, Log = options.Log };

    // Without a scheme it is http, whatever else the cluster says: kubectl asks so too.
    private static Uri ServerOf(KubeconfigEntry cluster)
    {
        var text = cluster.Text("server") ?? throw new UserError($"error: {cluster.Title} has no server");
        if (!text.Contains("://", StringComparison.Ordinal)) text = "http://" + text;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new Uri(uri.GetLeftPart(UriPartial.Path))
            : throw new UserError($"error: {cluster.Title}: server is not an address such as https://HOST:PORT");
    }
}
