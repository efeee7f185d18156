namespace KubectlIcr.Registry;

/// <summary>Whether the token service that a registry names may have the registry's password.</summary>
internal static class RealmTrust
{
    /// <summary>Token services on another host than their registry, as those registries answer in public.</summary>
    private static readonly (string Registry, string Realm)[] Known =
    [
        ("registry-1.docker.io", "auth.docker.io"),
        ("registry.gitlab.com", "gitlab.com"),
        ("nvcr.io", "authn.nvidia.com"),
        ("registry.connect.redhat.com", "registry.redhat.io"),
        ("registry.connect.redhat.com", "sso.redhat.com"),
    ];

    /// <param name="registry">The registry's address; only one in plain HTTP may have a realm in plain HTTP.</param>
    public static bool Covers(Uri registry, Uri realm) =>
        IsSafe(registry, realm) && (registry.IdnHost == realm.IdnHost || IsKnown(registry.IdnHost, realm.IdnHost));

    /// <summary>Nobody can listen, and no user is smuggled in.</summary>
    public static bool IsSafe(Uri registry, Uri realm) =>
        realm.UserInfo.Length == 0 && (realm.Scheme == Uri.UriSchemeHttps || (realm.Scheme == Uri.UriSchemeHttp && registry.Scheme == Uri.UriSchemeHttp));

    private static bool IsKnown(string registry, string realm) =>
        (IcrDomain.IsIcr(registry) && IcrDomain.IsIcr(realm)) || Known.Contains((registry, realm));
}
