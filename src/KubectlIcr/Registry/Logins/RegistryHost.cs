using System.Collections.Concurrent;

namespace KubectlIcr.Registry;

/// <summary>One registry in one run: which login it requires, and who has asked.</summary>
internal sealed class RegistryHost
{
    private const string DockerHub = "registry-1.docker.io";

    private readonly ConcurrentDictionary<Credential, RegistrySession> sessions = new();
    private readonly AsyncLazy<HttpResult> greeting;
    private readonly RegistrySession anonymous;
    private int manifestRequests;
    private int logins;

    private RegistryHost(Uri origin, RegistryWire wire)
    {
        (Origin, Wire) = (origin, wire);
        anonymous = new(this, null);
        greeting = new(cancel => wire.SendAsync(Address("/v2/"), () => new(HttpMethod.Get, Address("/v2/")), 64 * 1024, cancel));
    }

    public Uri Origin { get; }

    public RegistryWire Wire { get; }

    public bool IsIcr => IcrDomain.IsIcr(Origin.IdnHost);

    /// <summary>What a token asked for several repositories denies, one asked for that repository alone denied, too.</summary>
    public bool TrustsSeveral { get; set; }

    public RegistryCounts Counts => new(manifestRequests, logins);

    /// <param name="name">With its port, as images name it; Docker Hub's names all lead to the host that serves it.</param>
    /// <returns>Null when that is not a host name.</returns>
    public static RegistryHost? Of(string name, bool plainHttp, RegistryWire wire)
    {
        var host = name is "docker.io" or "index.docker.io" ? DockerHub : name;
        var isHost = Uri.TryCreate($"{(plainHttp ? "http" : "https")}://{host}/", UriKind.Absolute, out var origin) && origin is { UserInfo: "", PathAndQuery: "/", Fragment: "" };
        return isHost ? new(origin!, wire) : null;
    }

    public Uri Address(string path) => new(Origin, path);

    /// <summary>How the registry answers an anonymous request, asked once.</summary>
    public Task<HttpResult> GreetAsync(CancellationToken cancel) => greeting.GetAsync(cancel);

    public RegistrySession Session(Credential? credential) =>
        credential is null || credential.IsEmpty ? anonymous : sessions.GetOrAdd(credential, one => new(this, one));

    public void CountManifest() => Interlocked.Increment(ref manifestRequests);

    public void CountLogin() => Interlocked.Increment(ref logins);
}
