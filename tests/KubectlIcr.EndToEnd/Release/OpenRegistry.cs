using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Release;

/// <summary>Debian's real docker-registry, open to everybody, on a port of this machine.</summary>
internal sealed class OpenRegistry : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private readonly Daemon daemon;

    private OpenRegistry(Daemon daemon, string host) => (this.daemon, Host) = (daemon, host);

    /// <summary>With its port.</summary>
    public string Host { get; }

    public static async Task<OpenRegistry> StartAsync(TempFolder folder)
    {
        var host = $"127.0.0.1:{LoopbackPorts.Take(1)[0]}";
        var config = folder.Write("open-registry.yml", $"{{version: 0.1, storage: {{filesystem: {{rootdirectory: {folder.Folder("open-storage")}}}}}, http: {{addr: \"{host}\"}}}}\n");
        var registry = new OpenRegistry(new Daemon(await RegistryProgram.FindAsync(), ["serve", config], folder.File("open-registry.log")), host);
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

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri($"http://{Host}/v2/"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
