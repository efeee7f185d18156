using KubectlIcr.Registry;

namespace KubectlIcr.Probe;

/// <summary>Which registries are asked: <c>--registry icr|all|none</c>.</summary>
internal enum RegistryScope
{
    None,

    /// <summary>The hosts of IBM Cloud Container Registry.</summary>
    Icr,
    All,
}

internal static class RegistryScopes
{
    public static bool Covers(this RegistryScope scope, string host) => scope switch
    {
        RegistryScope.All => true,
        RegistryScope.Icr => IcrDomain.IsIcr(host),
        _ => false,
    };
}
