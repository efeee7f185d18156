namespace KubectlIcr.EndToEnd.Registry;

/// <summary>
/// Registry namespaces and hosts whose answers are scripted; <see cref="Misbehaviour"/> says what they do. A namespace is one of <c>us.icr.io</c>, as in
/// <c>us.icr.io/slow/app:1.0</c>; what concerns the login or the connection is the matter of a whole host.
/// </summary>
internal static class Scripted
{
    /// <summary>The host that has the scripted namespaces.</summary>
    public const string Host = "us.icr.io";

    /// <summary>401 without a challenge, whatever is sent.</summary>
    public const string NoChallenge = "nochallenge";

    /// <summary>After the login: 403 <c>DENIED</c>, as for a role that is missing, another account or a context-based restriction.</summary>
    public const string Denied = "denied";

    /// <summary>After the login: 403, the account takes private traffic only.</summary>
    public const string PrivateOnly = "privateonly";

    /// <summary>Gives manifests, and 403 for every blob: the pull traffic quota is used up. Its images are pushed as any others.</summary>
    public const string Quota = "quota";

    /// <summary>As <see cref="Quota"/>, for the storage quota.</summary>
    public const string Storage = "storage";

    /// <summary>After the login: 404 <c>MANIFEST_UNKNOWN</c>, also for its tag list.</summary>
    public const string NoManifest = "nomanifest";

    /// <summary>After the login: 404 <c>NAME_UNKNOWN</c>.</summary>
    public const string NoName = "noname";

    /// <summary>After the login: 429 with <c>Retry-After: 1</c>.</summary>
    public const string TooMany = "toomany";

    /// <summary>After the login: 500, with a page of HTML.</summary>
    public const string Broken = "broken";

    /// <summary>After the login: 503.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>Never answers.</summary>
    public const string Slow = "slow";

    /// <summary>After the login: breaks the connection in the middle of the manifest; to HEAD before the answer.</summary>
    public const string Cut = "cut";

    /// <summary>After the login: a manifest that does not end.</summary>
    public const string Endless = "endless";

    /// <summary>After the login: 200 and the login page of somebody's hotspot.</summary>
    public const string LoginPage = "loginpage";

    /// <summary>After the login: 200, the type of a manifest, and bytes that are no JSON.</summary>
    public const string Garbled = "garbled";

    /// <summary>After the login: redirects manifests and blobs to <see cref="Cdn"/>, which gives them to everybody. Its images are pushed as any others.</summary>
    public const string Moved = "moved";

    /// <summary>Its challenges name <see cref="Evil"/> as the realm.</summary>
    public const string HostileRealm = "jp2.icr.io";

    /// <summary>Its token endpoint redirects to <see cref="Evil"/>.</summary>
    public const string TokenRedirect = "ca.icr.io";

    /// <summary>Its token endpoint knows only POST.</summary>
    public const string PostOnly = "in.icr.io";

    /// <summary>Its token endpoint says 500.</summary>
    public const string TokenBroken = "es.icr.io";

    /// <summary>Its token endpoint answers 200 and HTML.</summary>
    public const string TokenPage = "br.icr.io";

    /// <summary>Its token endpoint never answers.</summary>
    public const string TokenSlow = "ca2.icr.io";

    /// <summary>Nobody's friend: answers everything with 200 and a token, and should never see a credential.</summary>
    public const string Evil = "evil.example";

    /// <summary>Where ICR redirects to.</summary>
    public const string Cdn = "dd0.us.icr.io";

    /// <summary>A real registry that is not IBM's: plain answers of distribution, its own token service.</summary>
    public const string Foreign = "registry.example";

    /// <summary>A real registry behind Basic authentication, without tokens.</summary>
    public const string BasicOnly = "basic.example";

    /// <summary>A host with a certificate of another authority.</summary>
    public const string WrongCa = "stg.icr.io";

    /// <summary>A host that speaks plain HTTP on port 443.</summary>
    public const string PlainHttp = "cp.stg.icr.io";
}
