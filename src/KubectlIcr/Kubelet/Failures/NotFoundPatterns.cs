using static KubectlIcr.Kubelet.PullCause;

namespace KubectlIcr.Kubelet;

/// <summary>What is left: the registry does not have the thing, does not answer, or the text tells nothing but that the kubelet waits.</summary>
internal static class NotFoundPatterns
{
    public static readonly IReadOnlyList<PullPattern> All =
    [
        // Quay's proxy cache can't tell which of them it is.
        new(NotFoundTag, "may not exist in the upstream registry") { Or = [NotFoundRepoOrDenied, Forbidden], Detail = PullDetail.Upstream },
        new(NotFoundRepoOrDenied, "name unknown", "NAME_UNKNOWN", "NAME_INVALID", "repository name not known", "repository not found", "project not found"),
        new(NotFoundTag, "manifest unknown", "MANIFEST_UNKNOWN", "manifest for", "was deleted or has expired", "manifest not found", "tag does not exist",
            "must be pulled with a digest or specific tag"),
        new(NotFoundRepoOrDenied, "repository ", "repo ") { And = " not found", Or = [NotFoundTag] },
        // No registry speaks at this address: a web server does.
        new(NotFoundRepoOrDenied, "<html", "<!doctype", "page not found", "invalid character '<'") { Status = [404], Or = [NotFoundTag, Proxy] },
        new(NotFoundTag, "not found", "does not exist") { Or = [NotFoundRepoOrDenied] },
        new(NotFoundTag) { Status = [404], Or = [NotFoundRepoOrDenied] },

        new(ConnectTimeout, "RegistryUnavailable", "registry is unavailable") { Or = [ConnectionRefused, Dns, Registry5xx] },
        new(Proxy, "<html", "<!doctype", "invalid character '<'") { Or = [NetworkRestricted, Other] },
        new(Proxy) { BareWords = true, Or = [NetworkRestricted] },
        // A code alone: the words beside it tell more wherever they are known.
        new(NotFoundTag, "code = NotFound") { Or = [NotFoundRepoOrDenied] },
        new(BackoffOnly, "Back-off pulling image", "ErrImagePull", "ImagePullBackOff", "trying and failing to pull image", "image can't be pulled"),
    ];
}
