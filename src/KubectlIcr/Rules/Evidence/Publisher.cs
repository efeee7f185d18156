using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Rules;

/// <summary>Whose an image is, as far as its name and the pod's credentials tell: only into one's own repository can one push.</summary>
internal static class Publisher
{
    /// <summary>The image is IBM's or another vendor's: not one of the account, of a registry of one's own, or of a repository for which the pod has a login.</summary>
    public static bool IsAnother(Pull pull) =>
        pull.Image is { } image && (IcrDomain.TryGet(image.Registry, out var domain) ? domain.Endpoint == IcrEndpoint.Entitled || pull.IsOpenImage()
            : PublicRegistries.Has(image.Registry) && !IsOwnForAllWeKnow(pull, image));

    private static bool IsOwnForAllWeKnow(Pull pull, ImageReference image) =>
        PublicRegistries.IsShared(image.Registry) && pull.Keyring is { Tries.Count: > 0 } && !image.Repository.StartsWith("library/", StringComparison.Ordinal);
}
