using KubectlIcr.EndToEnd.Ibm;
using KubectlIcr.Http;
using KubectlIcr.Iam;

namespace KubectlIcr.Tests.Iam;

/// <summary>The stand-in of IBM Cloud behind a proxy, and a client that believes it talks to IBM.</summary>
internal sealed class IbmWorld : IAsyncDisposable
{
    public const string Key = "the-key-of-cluster-abc_0123456789+/=";
    public const string Account = "0123456789abcdef0123456789abcdef";

    private readonly Tunnel tunnel;
    private readonly StringWriter log = new();

    private IbmWorld(IbmStandIn cloud, TimeSpan? timeout, params (string Name, string Value)[] environment)
    {
        Cloud = cloud;
        tunnel = new(cloud.Port);
        var variables = environment.ToDictionary(one => one.Name, one => one.Value);
        variables["HTTPS_PROXY"] = tunnel.Address;
        var http = new HttpOptions(variables.GetValueOrDefault) { CaPem = cloud.CaPem, Timeout = timeout, Log = new RequestLog(log, 9) };
        Client = new(http, IbmEndpoints.From(variables.GetValueOrDefault));
    }

    public IbmStandIn Cloud { get; }

    public IamClient Client { get; }

    /// <summary>What <c>-v 9</c> shows.</summary>
    public string Log => log.ToString();

    public IEnumerable<string> HostsAsked => tunnel.Asked.Distinct();

    /// <summary>Paths in the order of arrival, without queries.</summary>
    public IEnumerable<string> Paths => Cloud.Requests.Select(request => request.Path);

    public static async Task<IbmWorld> StartAsync(TimeSpan? timeout = null, params (string Name, string Value)[] environment) => new(await IbmStandIn.StartAsync(), timeout, environment);

    public Task<KeyFacts> AskAsync(string key = Key, string? profile = null, CancellationToken cancel = default) => Client.AskAsync(Sensitive.Of(key), profile, cancel);

    public async Task<RegistryAccount> AccountAsync(string host = "us.icr.io", string key = Key) => await Client.AccountAsync(host, (await AskAsync(key)).Identity!, default);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await tunnel.DisposeAsync();
        await Cloud.DisposeAsync();
    }
}
