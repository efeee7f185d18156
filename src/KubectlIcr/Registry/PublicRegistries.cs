namespace KubectlIcr.Registry;

/// <summary>Registries on which everybody finds images that need no login. Each of them can hold private ones, too.</summary>
internal static class PublicRegistries
{
    /// <summary>They serve everything to everyone: a refusal is never due to a missing login.</summary>
    private static readonly string[] Open = ["registry.k8s.io", "k8s.gcr.io", "mcr.microsoft.com", "public.ecr.aws"];

    /// <summary>Of vendors and projects alone.</summary>
    private static readonly string[] Vendors = [.. Open, "registry.access.redhat.com", "nvcr.io", "docker.elastic.co", "cgr.dev"];

    /// <summary>Where anybody can have a repository.</summary>
    private static readonly string[] Shared = ["docker.io", "quay.io", "ghcr.io", "gcr.io", "registry.gitlab.com"];

    public static bool Has(string? host) => IsShared(host) || Vendors.Contains(host);

    public static bool RequiresNoLogin(string? host) => Open.Contains(host);

    public static bool IsShared(string? host) => Shared.Contains(host);
}
