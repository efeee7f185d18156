using KubectlIcr.Kubelet;

namespace KubectlIcr.Rules;

/// <summary>Registries that serve everybody without a login: a 403 from there is about the network or the region, never about a pull secret.</summary>
internal static class PublicRegistry
{
    private static readonly string[] Hosts = ["registry.k8s.io", "k8s.gcr.io", "mcr.microsoft.com", "public.ecr.aws"];

    /// <summary>The registry refused a pull that sent no login, though it requires none.</summary>
    public static bool RefusesEveryone(this Pull pull, PullFailure failure) =>
        failure is { Cause: PullCause.Forbidden, Mirror: null } && Hosts.Contains(pull.Image?.Registry, StringComparer.Ordinal) && pull.Keyring is not { Tries.Count: > 0 };
}
