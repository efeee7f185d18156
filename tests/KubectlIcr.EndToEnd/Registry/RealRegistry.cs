using System.Diagnostics;
using System.Net;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>Debian's real docker-registry with a storage of its own, on plain HTTP: with token authentication behind the <see cref="Edge"/>, or open to everybody.</summary>
internal sealed class RealRegistry : IDisposable
{
    /// <summary>The host of the realm in its challenges; the edge puts the host that was asked in its place, as one process may serve several.</summary>
    public const string RealmHost = "the-host-asked.invalid";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private readonly Daemon daemon;

    private RealRegistry(Daemon daemon, Uri address) => (this.daemon, Address) = (daemon, address);

    /// <summary>E.g. <c>http://127.0.0.1:40000</c>.</summary>
    public Uri Address { get; }

    /// <param name="caFile">Who signs the tokens it takes; null for a registry that asks for none.</param>
    public static async Task<RealRegistry> StartAsync(string program, TempFolder folder, string name, string? caFile)
    {
        var port = LoopbackPorts.Take(1)[0];
        var config = folder.Write($"registry-{name}.yml", Config(port, folder.Folder($"storage-{name}"), caFile));
        var registry = new RealRegistry(new Daemon(program, ["serve", config], folder.File($"registry-{name}.log")), new($"http://127.0.0.1:{port}"));
        await registry.WaitAsync();
        return registry;
    }

    public void Dispose() => daemon.Dispose();

    private async Task WaitAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        for (var clock = Stopwatch.StartNew(); !await AnswersAsync(http); await Task.Delay(20))
        {
            daemon.ThrowIfEnded();
            if (clock.Elapsed > StartLimit) throw new TimeoutException($"docker-registry is not ready after {StartLimit}:\n{daemon.LogEnd()}");
        }
    }

    // Without a token the right answer is 401.
    private async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(Address, "/v2/"));
            return response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.Unauthorized;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Config(int port, string storage, string? caFile) => $"""
        version: 0.1
        log:
          level: warn
          accesslog: {"{disabled: true}"}
        storage:
          filesystem: {"{"}rootdirectory: {storage}{"}"}
          maintenance:
            uploadpurging: {"{enabled: false}"}
        http:
          addr: 127.0.0.1:{port}
          relativeurls: true

        """ + (caFile is null ? "" : $"""
        auth:
          token:
            realm: https://{RealmHost}/oauth/token
            service: {TokenSigner.Service}
            issuer: {TokenSigner.Issuer}
            rootcertbundle: {caFile}

        """);
}
