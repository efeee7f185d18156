using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using KubectlIcr.EndToEnd.Ibm;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>
/// IBM Cloud Container Registry as far as a client can tell: its host names over TLS, reached through a proxy, with real registries behind them, and
/// hosts that misbehave (<see cref="Scripted"/>). Started once for all tests of the collection; the registries when first needed.
/// </summary>
public sealed class RegistryWorld : IAsyncLifetime, IAsyncDisposable
{
    private static readonly string[] Hosts =
    [
        "icr.io", "us.icr.io", "uk.icr.io", "de.icr.io", "au.icr.io", "jp.icr.io", "jp2.icr.io", "ca.icr.io", "br.icr.io", "es.icr.io", "ca2.icr.io",
        "in.icr.io", "in2.icr.io", "fr2.icr.io", "private.us.icr.io", "private.de.icr.io", "registry.ng.bluemix.net",
        Icr.Entitled, Scripted.Cdn, Scripted.Evil, Scripted.Foreign, Scripted.BasicOnly, Scripted.WrongCa,
    ];

    /// <summary>The registry loses one of two equal blobs that come at the same time.</summary>
    private readonly SemaphoreSlim pushing = new(1);

    private readonly TempFolder folder = new();
    private readonly TestPki stranger = new("an authority that nobody trusts");
    private readonly Forwarder forwarder;
    private readonly Accounts accounts = new();
    private readonly TokenSigner signer;
    private readonly Registries registries;
    private Edge? edge;
    private Icr? icr;
    private IbmStandIn? ibm;

    public RegistryWorld()
    {
        CaFile = folder.Write("registry-ca.pem", Pki.Pem);
        forwarder = new(Pki);
        signer = new(Pki.TokenSigner);
        registries = new(folder, CaFile);
        Tokens = new(accounts, signer);
    }

    /// <summary>The authority of all hosts but one, for stand-ins beside this world.</summary>
    internal TestPki Pki { get; } = new();

    /// <summary>For <c>--registry-ca</c>.</summary>
    internal string CaFile { get; }

    /// <summary>Leads to this world, and nowhere else.</summary>
    internal ConnectProxy Proxy { get; } = new();

    internal TokenService Tokens { get; }

    /// <summary>What a well-behaved registry answers, for those who stand before it.</summary>
    internal Task AnswerAsync(HttpContext context) => icr!.AnswerAsync(context);

    internal Edge Edge => edge ?? throw new InvalidOperationException("The registry world does not run.");

    /// <summary>IBM Cloud's IAM, and the registry's own API at each of ICR's hosts.</summary>
    internal IbmStandIn Ibm => ibm ?? throw new InvalidOperationException("The registry world does not run.");

    /// <summary>For <see cref="Kubectl.Environment"/>.</summary>
    internal ImmutableDictionary<string, string> Environment => ImmutableDictionary<string, string>.Empty.Add("HTTPS_PROXY", Proxy.Url);

    /// <summary>Every request since the last <see cref="Forget"/>.</summary>
    internal IReadOnlyList<RecordedRequest> Requests => [.. Edge.Requests];

    internal IReadOnlyList<RecordedRequest> RequestsTo(string host) => [.. Requests.Where(request => request.Host == host)];

    /// <summary>How often a manifest was asked for: the first, anonymous questions count too.</summary>
    internal int ManifestRequestsTo(string host) => RequestsTo(host).Count(request => request.IsManifest);

    internal int LoginsAt(string host) => RequestsTo(host).Count(request => request.IsLogin);

    /// <summary>Empties the records of the edge, the token service, IBM Cloud and the proxy; the images and the users stay.</summary>
    internal void Forget()
    {
        Edge.Requests.Clear();
        Tokens.Given.Clear();
        Ibm.Requests.Clear();
        Proxy.Asked.Clear();
        Proxy.Heads.Clear();
    }

    /// <summary>Somebody who can log in everywhere, and pull what the patterns name: <c>team/*</c>, or <c>us.icr.io/team/*</c> for one host.</summary>
    internal void User(string user, string password, params string[] allow) => accounts.Add(user, password, allow);

    /// <summary>Lets everybody pull without a login.</summary>
    internal void Open(string pattern) => accounts.Open(pattern);

    /// <summary>Pushes a single manifest for one platform.</summary>
    /// <param name="image">E.g. <c>us.icr.io/team/app:1.0</c>.</param>
    internal Task<PushedImage> PushAsync(string image, string platform = "linux/amd64") => PushAsync(image, pusher => pusher.SingleAsync(platform));

    /// <summary>Pushes an index over one manifest for each platform, e.g. <c>linux/arm64/v8</c>.</summary>
    internal Task<PushedImage> PushIndexAsync(string image, params string[] platforms) => PushAsync(image, pusher => pusher.IndexAsync(platforms));

    /// <summary>Answers for a host, or for the paths of it that begin so, until the result is disposed. An unknown host gets its certificate and its way through the proxy.</summary>
    internal IDisposable On(string host, string path, RequestDelegate answer)
    {
        Proxy.Route(host, Edge.TlsPort);
        return Edge.On(host, path, answer);
    }

    /// <summary>Hands the host, or the paths of it that begin so, on to another server of this machine, whose certificates come from <see cref="Pki"/>; what it is asked is recorded here too.</summary>
    internal IDisposable Lead(string host, string path, int tlsPort) => On(host, path, async context =>
    {
        using var answer = await forwarder.AskAsync(context, new Uri($"https://127.0.0.1:{tlsPort}"));
        await Forwarder.PassAsync(context, answer);
    });

    /// <summary>A client that goes through the proxy and trusts the authority, for tests of this world.</summary>
    internal HttpClient Client() => new(new SocketsHttpHandler
    {
        Proxy = new WebProxy(Proxy.Url),
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Pki.Trust() },
    });

    async Task IAsyncLifetime.InitializeAsync()
    {
        icr = new Icr(Tokens, registries, forwarder);
        edge = await Edge.StartAsync(host => host == Scripted.WrongCa ? stranger : Pki, icr.AnswerAsync);
        ibm = await IbmStandIn.StartAsync(Pki.Certificate);
        User("iamapikey", Check.IbmCloud.Key, "*");
        foreach (var host in Hosts) Proxy.Route(host, edge.TlsPort);
        foreach (var host in Hosts.Where(host => host.EndsWith("icr.io", StringComparison.Ordinal))) edge.On(host, "/api/v1/", ibm.AnswerAsync);
        On(IbmStandIn.IamHost, "/", ibm.AnswerAsync);
        Proxy.Route(Scripted.PlainHttp, edge.PlainPort);
        new Misbehaviour(edge, icr.AnswerAsync, Tokens).Install();
        edge.On(Scripted.Cdn, "/", context => GiveAsync(context, Scripted.Host));
        edge.On(Scripted.BasicOnly, "/", BasicAsync);
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        Proxy.Dispose();
        if (edge is not null) await edge.DisposeAsync();
        if (ibm is not null) await ibm.DisposeAsync();
        (edge, ibm) = (null, null);
        pushing.Dispose();
        registries.Dispose();
        forwarder.Dispose();
        Pki.Dispose();
        stranger.Dispose();
        folder.Dispose();
    }

    private async Task<PushedImage> PushAsync(string image, Func<ImagePusher, Task<PushedImage>> push)
    {
        var name = ImageName.Parse(image);
        var registry = await registries.WithImagesAsync(name.Host);
        using var pusher = new ImagePusher(registry.Address, signer.Sign("pusher", (name.Repository, ["pull", "push"])), name);
        await pushing.WaitAsync();
        try
        {
            return await push(pusher);
        }
        finally
        {
            pushing.Release();
        }
    }

    /// <summary>Gives what the registry of a host has, with a token of our own.</summary>
    private async Task GiveAsync(HttpContext context, string host)
    {
        var token = signer.Sign("edge", (Answers.Repository(context), ["pull"]));
        using var answer = await forwarder.AskAsync(context, (await registries.BehindAsync(host)).Address, token);
        await Forwarder.PassAsync(context, answer);
    }

    private Task BasicAsync(HttpContext context)
    {
        var login = Accounts.Basic(context.Request.Headers.Authorization);
        if (login is { } one && accounts.Knows(one.User, one.Password))
            return accounts.MayPull(login, Scripted.BasicOnly, Answers.Repository(context)) ? GiveAsync(context, Scripted.BasicOnly) : Answers.ErrorAsync(context, 403, "DENIED", "requested access to the resource is denied");
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"Registry\"";
        return Answers.ErrorAsync(context, 401, "UNAUTHORIZED", "authentication required");
    }
}
