using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Write;
using KubectlIcr.Commands.Options;

namespace KubectlIcr.Commands.Changes;

/// <summary>A cluster that a command may change. Commands that only read get an <see cref="IObjectSource"/> instead, which can't.</summary>
internal sealed class LiveCluster : IDisposable
{
    private readonly ApiExchange exchange;
    private readonly ApiClient client;

    private LiveCluster(ApiExchange exchange, ChangeOptions options)
    {
        this.exchange = exchange;
        client = new ApiClient(exchange);
        Stored = new StoredObjects(client);
        Source = Read();
        Writer = new ClusterWriter(exchange, options.FieldManager, options.DryRun == DryRun.Server);
        Rights = new RightsCheck(exchange);
    }

    /// <summary><c>-n</c>, or the context's namespace.</summary>
    public string Namespace => exchange.Connection.Namespace;

    public string Server => Source.Identity.Server ?? "";

    public StoredObjects Stored { get; }

    public IObjectSource Source { get; }

    public ClusterWriter Writer { get; }

    public RightsCheck Rights { get; }

    public static async Task<LiveCluster> OpenAsync(KubeOptions kube, ChangeOptions options, Terminal terminal, CancellationToken cancel) =>
        new(new ApiExchange(await kube.ConnectAsync(terminal, cancel)), options);

    /// <summary>The cluster as it is from now on, read over the same connection.</summary>
    public IObjectSource Read(Action<string>? progress = null) => new ApiObjects(client, DateTimeOffset.UtcNow, progress);

    public void Dispose()
    {
        client.Dispose();
        exchange.Dispose();
    }
}
