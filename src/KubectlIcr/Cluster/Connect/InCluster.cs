namespace KubectlIcr.Cluster.Connect;

/// <summary>The service account that the kubelet mounts into a pod (client-go's rest.InClusterConfig), as if a kubeconfig said it.</summary>
internal static class InCluster
{
    private const string Title = "the pod's service account";

    /// <summary>Null when we are not in a pod.</summary>
    public static KubeTarget? Find(KubeEnvironment environment)
    {
        if (!IsPod(environment)) return null;
        var (host, port) = (environment.NonEmpty("KUBERNETES_SERVICE_HOST")!, environment.NonEmpty("KUBERNETES_SERVICE_PORT"));
        var authority = PathOf(environment, "ca.crt");
        return new(
            null,
            KubeconfigEntry.Empty(Title)
                .With("server", $"https://{(host.Contains(':') ? $"[{host}]" : host)}:{port}")
                .With("certificate-authority", File.Exists(authority) ? authority : null),
            KubeconfigEntry.Empty(Title).With("tokenFile", PathOf(environment, "token")),
            Namespace(environment) ?? "default");
    }

    /// <summary>The pod's own namespace, which also stands in for one that a context does not name; null when we are not in a pod.</summary>
    public static string? Namespace(KubeEnvironment environment)
    {
        if (!IsPod(environment)) return null;
        if (environment.NonEmpty("POD_NAMESPACE") is { } named) return named;
        var path = PathOf(environment, "namespace");
        try
        {
            return File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } own ? own : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"error: unable to read {path}: {FileWords.Of(e)}", inner: e);
        }
    }

    private static bool IsPod(KubeEnvironment environment) =>
        environment.NonEmpty("KUBERNETES_SERVICE_HOST") is not null && environment.NonEmpty("KUBERNETES_SERVICE_PORT") is not null && File.Exists(PathOf(environment, "token"));

    private static string PathOf(KubeEnvironment environment, string file) => Path.GetFullPath(Path.Combine(environment.ServiceAccountFolder, file));
}
