using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Rules;

/// <summary>Registries that serve everybody without a login: a 403 from there is about the network or the region, never about a pull secret.</summary>
internal static class PublicRegistry
{
    /// <summary>The registry refused a pull that sent no login, though it requires none.</summary>
    public static bool RefusesEveryone(this Pull pull, PullFailure failure) =>
        failure is { Cause: PullCause.Forbidden, Mirror: null } && PublicRegistries.RequiresNoLogin(pull.Image?.Registry) && (pull.IsAnonymous() || failure.CredentialSent == false);
}
