using System.Collections.Immutable;
using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>A real kube-apiserver on etcd, started once for all tests of the collection; no controller runs, and no kubelet.</summary>
public sealed class ControlPlane : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly TempFolder folder = new();
    private readonly ConnectProxy nowhere = new();
    private int kubeconfigs;
    private ControlPlaneAssets? assets;
    private Api? api;
    private Daemon? etcd;
    private Daemon? apiServer;
    private Func<Daemon>? startApiServer;

    internal Uri Server { get; private set; } = new("https://127.0.0.1");

    /// <summary>Two certificates in one file: the server's own, then its CA's.</summary>
    internal string CaFile => ApiServer.CaFile(folder);

    /// <summary>May do everything.</summary>
    internal User Admin { get; } = new("admin", "admin-token", "system:masters");

    /// <summary>May do nothing, until a test binds it.</summary>
    internal User Dev { get; } = new("dev", "dev-token");

    /// <summary>May read what Kubernetes' role <c>view</c> shows, in all namespaces: no secrets, no nodes.</summary>
    internal User Reader { get; } = new("reader", "reader-token");

    /// <summary>The API as the admin.</summary>
    internal Api Api => api ?? throw new InvalidOperationException("The control plane does not run.");

    /// <summary>Writes a kubeconfig and gives its path.</summary>
    internal string Kubeconfig(User user, string? @namespace = null, string context = "icr-test") =>
        folder.Write($"kubeconfig-{Interlocked.Increment(ref kubeconfigs)}", KubeconfigFile.Text(Server, CaFile, user, @namespace, context));

    /// <summary>Leads to no other host than this machine, so that no test asks a registry of the real net.</summary>
    internal ImmutableDictionary<string, string> Offline => ImmutableDictionary<string, string>.Empty.Add("HTTPS_PROXY", nowhere.Url);

    /// <summary>kubectl as that user, the admin if none is named; <see cref="Offline"/> unless a test gives it another environment.</summary>
    internal Kubectl Kubectl(User? user = null, string? @namespace = null) =>
        new(assets!.Kubectl, folder.Folder("home")) { Kubeconfig = Kubeconfig(user ?? Admin, @namespace), Environment = Offline };

    /// <summary>A namespace with its service account <c>default</c>, which names these pull secrets.</summary>
    internal async Task CreateNamespaceAsync(string name, params string[] pullSecrets)
    {
        await Api.CreateAsync(Namespaces.New(name));
        await Api.CreateAsync(ServiceAccounts.New(name, "default", pullSecrets));
    }

    /// <summary>Removes a namespace with all that a test put in, for tests that look at every namespace.</summary>
    internal Task DeleteNamespaceAsync(string name) => Namespaces.DeleteAsync(Api, name);

    /// <summary>Gives a user these rights, in all namespaces when none is named.</summary>
    internal Task AllowAsync(User user, string? @namespace, params JsonObject[] rules) => Grants.AddAsync(Api, user, @namespace, rules);

    /// <summary>Stops the store behind the API server in its tracks, as a disk that hangs does, until <see cref="ContinueEtcdAsync"/>.</summary>
    internal Task StopEtcdAsync() => etcd!.SignalAsync("STOP");

    internal async Task ContinueEtcdAsync()
    {
        await etcd!.SignalAsync("CONT");
        await WaitAsync();
    }

    /// <summary>Kills the API server; its store lives on.</summary>
    internal Task KillApiServerAsync() => Task.Run(apiServer!.Dispose);

    /// <summary>Starts it again, on the same port and with the same certificate.</summary>
    internal Task RestartApiServerAsync()
    {
        apiServer = startApiServer!();
        return WaitAsync();
    }

    async Task IAsyncLifetime.InitializeAsync()
    {
        try
        {
            await StartAsync();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    // xunit calls Dispose as well.
    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        api?.Dispose();
        apiServer?.Dispose();
        etcd?.Dispose();
        nowhere.Dispose();
        folder.Dispose();
    }

    private async Task StartAsync()
    {
        assets = await ControlPlaneAssets.FindAsync();
        var ports = LoopbackPorts.Take(3);
        Server = new($"https://127.0.0.1:{ports[2]}");
        etcd = Etcd.Start(assets.Etcd, folder, ports[0], ports[1]);
        startApiServer = () => ApiServer.Start(assets.ApiServer, folder, ports[2], ports[0], [Admin, Dev, Reader]);
        apiServer = startApiServer();
        await WaitAsync(apiServer, () => Task.FromResult(ApiServer.HasCertificate(folder)));
        api = new Api(Server, CaFile, Admin);
        await WaitAsync();
        await api.CreateAllAsync([ServiceAccounts.New("default", "default"), Rbac.ClusterBinding("reader", "system:aggregate-to-view", Reader)]);
    }

    private async Task WaitAsync()
    {
        foreach (var path in (string[])["/readyz", "/api/v1/namespaces/default", "/api/v1/namespaces/kube-system"])
            await WaitAsync(apiServer!, () => Api.ExistsAsync(path));
    }

    private static async Task WaitAsync(Daemon daemon, Func<Task<bool>> done)
    {
        for (var clock = Stopwatch.StartNew(); !await done(); await Task.Delay(50))
        {
            daemon.ThrowIfEnded();
            if (clock.Elapsed > StartLimit) throw new TimeoutException($"The API server is not ready after {StartLimit}:\n{daemon.LogEnd()}");
        }
    }
}
