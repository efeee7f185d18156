namespace KubectlIcr.Registry;

/// <summary>OpenShift's own registry inside the cluster: it lets service accounts in by their tokens, and the first part of a repository is a project.</summary>
internal static class InternalRegistry
{
    /// <summary>Its service and its route, and the service's name in OpenShift 3.</summary>
    private static readonly string[] Hosts = ["image-registry.openshift-image-registry.svc", "default-route-openshift-image-registry.", "docker-registry.default.svc"];

    public static bool IsNamedIn(string text) => Array.Exists(Hosts, own => text.Contains(own, StringComparison.Ordinal));

    public static bool Is(string? host) => host is not null && Array.Exists(Hosts, own => host.StartsWith(own, StringComparison.Ordinal));
}
