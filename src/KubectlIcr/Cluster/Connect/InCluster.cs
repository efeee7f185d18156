using KubectlIcr.Http;

namespace KubectlIcr.Cluster.Connect;

/// <summary>The connection of a pod: the service account files the kubelet mounts (client-go's rest.InClusterConfig).</summary>
internal static class InCluster
{
    /// <summary>Null when we are not in a pod.</summary>
    public static Connection? Find(ConnectionOptions options, KubeEnvironment environment)
    {
        var (host, port) = (environment.NonEmpty("KUBERNETES_SERVICE_HOST"), environment.NonEmpty("KUBERNETES_SERVICE_PORT"));
        if (host is null || port is null || Read(environment, "token") is not { Length: > 0 } token) return null;
        var server = new Uri($"https://{(host.Contains(':') ? $"[{host}]" : host)}:{port}");
        return new Connection
        {
            Server = server,
            Namespace = options.Namespace ?? (Read(environment, "namespace") is { Length: > 0 } own ? own : "default"),
            Trust = new ServerTrust(Read(environment, "ca.crt"), insecure: false, "the pod's service account"),
            Login = new Login { Token = Sensitive.Of(token) },
            Proxy = ProxyChoice.For(server, null, environment.Variable),
            RequestTimeout = options.RequestTimeout,
            Log = options.Log,
        };
    }

    private static string? Read(KubeEnvironment environment, string file)
    {
        var path = Path.Combine(environment.ServiceAccountFolder, file);
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"error: unable to read {path}: {FileWords.Of(e)}", inner: e);
        }
    }
}
