using System.Collections.Concurrent;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KubectlIcr.EndToEnd.Ibm;

/// <summary>
/// A stand-in for IBM Cloud: IAM and the registry's own API over HTTPS on one local port, for every host name that a proxy leads here. It speaks
/// what IBM documents, what IBM's own code sends and reads, and what people saw in the wild. It was written without ever asking a live IBM
/// endpoint: that our client understands it does not show that it understands IBM. Open are above all the status of some refusals (BXNIM0462E,
/// BXNIM0439E, CRG0009E; CRG0020E and CRG0001E are made up), the refusal of a trusted profile to an identity that it does not trust (its code is made up), what IAM says about denied IP addresses and context-based restrictions, and rate limits.
/// </summary>
internal sealed class IbmStandIn : IAsyncDisposable
{
    public const string IamHost = "iam.cloud.ibm.com";

    private readonly ConcurrentDictionary<string, IbmKey> keys = new();
    private readonly ConcurrentDictionary<string, IbmRefusal> refusals = new();
    private readonly ConcurrentDictionary<(string Host, string Account), IbmAccount> accounts = new();
    private readonly ConcurrentDictionary<string, RequestDelegate> broken = new();
    private readonly IamApi iam;
    private readonly RegistryAccountApi registry;
    private WebApplication app = null!;

    private IbmStandIn() => (iam, registry) = (new(this), new(this));

    public int Port => new Uri(app.Urls.First()).Port;

    /// <summary>What a client must trust; empty when the caller brought the certificates.</summary>
    public string CaPem { get; private init; } = "";

    /// <summary>In the order of arrival.</summary>
    public ConcurrentQueue<IbmRequest> Requests { get; } = [];

    public ConcurrentBag<IbmGroup> Groups { get; } = [];

    public IEnumerable<IbmKey> Keys => keys.Values;

    /// <summary>Waited before each answer.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The most elements of a page, whatever was asked for.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>False: <c>/v2/policies</c> does not exist.</summary>
    public bool HasPolicies2 { get; set; } = true;

    /// <summary>Starts it with a CA of its own.</summary>
    /// <param name="authority">A CA certificate with an ECDSA key, where one CA file is to cover several servers.</param>
    public static Task<IbmStandIn> StartAsync(X509Certificate2? authority = null)
    {
        var certificates = new IbmCertificates(authority);
        return StartAsync(new IbmStandIn { CaPem = certificates.CaPem }, certificates.For);
    }

    /// <summary>Starts it with the caller's certificates.</summary>
    /// <param name="certificateOf">Host name to certificate with key.</param>
    public static Task<IbmStandIn> StartAsync(Func<string, X509Certificate2> certificateOf) => StartAsync(new IbmStandIn(), certificateOf);

    public IbmKey AddServiceIdKey(string key, string name, string account, params IbmPolicy[] policies) => Add(IbmKey.OfServiceId(key, name, account, policies));

    public IbmKey AddUserKey(string key, string name, string account, params IbmPolicy[] policies) => Add(IbmKey.OfUser(key, name, account, policies));

    public IbmKey AddProfileKey(string key, string name, string account, params IbmPolicy[] policies) => Add(IbmKey.OfProfile(key, name, account, policies));

    /// <summary>A trusted profile, which has no key of its own: those of the identities that it trusts act as it.</summary>
    /// <returns>Its id is the IAM id without <c>iam-</c>.</returns>
    public IbmKey AddProfile(string name, string account, IEnumerable<IbmKey> trusted, params IbmPolicy[] policies) =>
        Add(IbmKey.OfProfile($"no key: {Guid.NewGuid()}", name, account, policies) with { Trusts = [.. trusted.Select(key => key.IamId)] });

    public IbmKey Add(IbmKey key) => keys[key.Value] = key;

    /// <summary>The key gets no token. An unknown key is refused with BXNIM0415E anyway.</summary>
    /// <param name="code">One of <see cref="IbmRefusal.Known"/>, or another with its status and message.</param>
    public void Refuse(string key, string code, int? status = null, string? message = null)
    {
        var known = IbmRefusal.Known.GetValueOrDefault(code) ?? new(code, 400, "Refused.");
        refusals[key] = known with { Status = status ?? known.Status, Message = message ?? known.Message };
    }

    public void AddGroup(string name, string account, IEnumerable<IbmKey> members, params IbmPolicy[] policies) =>
        Groups.Add(new($"AccessGroupId-{Guid.NewGuid()}", name, account, [.. members.Select(key => key.IamId)], policies));

    /// <summary>Quota, plan and namespaces of an account at a registry. Without it: the standard plan, no namespaces.</summary>
    public void Add(IbmAccount account) => accounts[(account.Host, account.Account)] = account;

    /// <summary>Paths that start so are answered by the test itself: no JSON, 5xx, cut connections.</summary>
    public void Break(string path, RequestDelegate answer) => broken[path] = answer;

    public void Break(string path, int status, string body) => Break(path, context => Respond.Text(context, body, status));

    public IbmKey? KeyOf(string key) => keys.GetValueOrDefault(key);

    public IbmRefusal? RefusalOf(string key) => refusals.GetValueOrDefault(key);

    /// <summary>Whose token the request carries; null when it is none of ours.</summary>
    public IbmKey? Caller(HttpContext context) => Keys.FirstOrDefault(key => context.Request.Headers.Authorization == $"Bearer {key.Token}");

    public IbmAccount AccountAt(string host, string account)
    {
        var name = host.StartsWith("private.", StringComparison.Ordinal) ? host["private.".Length..] : host;
        return accounts.GetValueOrDefault((name, account)) ?? IbmAccount.Standard(name, account);
    }

    /// <summary>Answers one request: for a server that has the host name and hands the paths of <c>/api/v1/</c> on in the same process.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Requests.Enqueue(await IbmRequest.ReadAsync(context.Request));
        if (Latency > TimeSpan.Zero) await Task.Delay(Latency, context.RequestAborted);
        var answer = broken.FirstOrDefault(one => path.StartsWith(one.Key, StringComparison.Ordinal)).Value
            ?? (path.StartsWith(RegistryAccountApi.Path, StringComparison.Ordinal) ? registry.AnswerAsync : iam.AnswerAsync);
        await answer(context);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static async Task<IbmStandIn> StartAsync(IbmStandIn cloud, Func<string, X509Certificate2> certificateOf)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            https.ServerCertificateSelector = (_, name) => certificateOf(string.IsNullOrEmpty(name) ? "localhost" : name);
        })));
        cloud.app = builder.Build();
        cloud.app.Run(cloud.AnswerAsync);
        await cloud.app.StartAsync();
        return cloud;
    }
}
