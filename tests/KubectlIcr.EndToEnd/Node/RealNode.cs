using System.Net.Sockets;
using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>
/// A real node: kubelet and containerd, which pull from a world of registries of their own, under a control plane of their own with its controllers.
/// Started once for all tests of the collection.
/// </summary>
public sealed class RealNode : IAsyncLifetime, IAsyncDisposable
{
    public const string Name = "node1";

    /// <summary>The image of every pod's sandbox. It isn't there until <see cref="PushPauseAsync"/>.</summary>
    public const string PauseImage = "us.icr.io/armada-master/pause:3.9";

    /// <summary>The key of IBM Cloud's own pull secret, which may pull everything.</summary>
    public const string GoodKey = "good-key";

    private readonly Stack<IDisposable> running = [];
    private NodeHost? host;

    internal ControlPlane Plane { get; } = new();

    internal RegistryWorld World { get; } = new();

    /// <summary>What a container was to run, as the kubelet had the runtime told: the bundles' <c>config.json</c>.</summary>
    internal IEnumerable<JsonNode> Bundles => Directory.EnumerateFiles(host!.Folder.Folder("runc/bundles")).Select(file => JsonNode.Parse(System.IO.File.ReadAllText(file))!);

    /// <summary>A file that goes with the node.</summary>
    internal string File(string name) => host!.Folder.File(name);

    internal Task PushPauseAsync() => World.PushAsync(PauseImage);

    /// <summary>A namespace whose service account <c>default</c>, which a controller makes, names these pull secrets.</summary>
    internal async Task CreateNamespaceAsync(string name, params string[] pullSecrets)
    {
        await Plane.Api.CreateAsync(Namespaces.New(name));
        var account = ServiceAccounts.New(name, "default", pullSecrets);
        await Waiting.ForAsync($"a service account in {name}", () => Plane.Api.ExistsAsync(ResourcePath.Of(account)));
        await Plane.Api.PatchAsync(ResourcePath.Of(account), account);
        await GivesAsync(name, pullSecrets);
    }

    /// <summary>Until new pods get just these pull secrets from the service account: admission hears of its changes a moment later.</summary>
    internal Task GivesAsync(string @namespace, string[] pullSecrets) =>
        Waiting.ForAsync($"a service account with {string.Join(", ", pullSecrets)} in {@namespace}", () => HasGivenAsync(@namespace, pullSecrets));

    /// <summary>kubectl in a namespace, with the world of registries around it.</summary>
    internal Kubectl Kubectl(string @namespace) => Plane.Kubectl(@namespace: @namespace) with { Environment = World.Environment, Timeout = TimeSpan.FromMinutes(6) };

    /// <summary><c>kubectl icr ARGUMENTS</c>, which trusts the world's registries.</summary>
    internal Task<Outcome> IcrAsync(string @namespace, params string[] arguments) => Kubectl(@namespace).IcrAsync([.. arguments, "--registry-ca", World.CaFile]);

    /// <summary>A command line as a user types it, in the same environment.</summary>
    internal Task<Outcome> ShellAsync(string @namespace, string command)
    {
        var kubectl = Kubectl(@namespace);
        return Execution.RunAsync(kubectl.Shell("bash", "-o", "pipefail", "-c", command), stdin: null, kubectl.Timeout);
    }

    async Task IAsyncLifetime.InitializeAsync()
    {
        if (NodePrograms.WhyNot is not null) return;
        try
        {
            await Task.WhenAll(((IAsyncLifetime)Plane).InitializeAsync(), ((IAsyncLifetime)World).InitializeAsync());
            await StartAsync(await NodePrograms.FindAsync());
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        while (running.TryPop(out var one)) one.Dispose();
        host?.Dispose();
        Plane.Dispose();
        await World.DisposeAsync();
    }

    private async Task StartAsync(NodePrograms programs)
    {
        var names = Run(new NodeNames(World.Edge.TlsPort, World.Edge.PlainPort));
        host = new(names.Hosts, names.ResolvConf, World.CaFile);
        var kubeconfig = Plane.Kubeconfig(Plane.Admin);
        var controllers = Run(ControllerManager.Start(programs.ControllerManager, host.Folder, kubeconfig));
        var containerd = Run(Containerd.Start(host, programs.ContainerdFolder, PauseImage));
        await Waiting.ForAsync("a listening containerd", ListensAsync, containerd);
        var kubelet = Run(Kubelet.Start(host, programs.Kubelet, kubeconfig, Name));
        await Waiting.ForAsync("a ready node", IsReadyAsync, kubelet, containerd, controllers);
        Run(new Scheduler(Plane.Api));
        World.Open("armada-master/*");
        World.User("iamapikey", GoodKey, "*");
        await IbmCloud.EnsureAsync(Plane);
    }

    private async Task<bool> HasGivenAsync(string @namespace, string[] pullSecrets)
    {
        var pod = await Plane.Api.PostAsync($"/api/v1/namespaces/{@namespace}/pods?dryRun=All", OnNode.Put(Pods.New(@namespace, "trial", PauseImage)));
        return pullSecrets.SequenceEqual(pod["spec"]!["imagePullSecrets"]?.AsArray().Select(one => (string)one!["name"]!) ?? []);
    }

    private T Run<T>(T one)
        where T : IDisposable
    {
        running.Push(one);
        return one;
    }

    private async Task<bool> ListensAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Containerd.Socket(host!)));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        const string Path = $"/api/v1/nodes/{Name}";
        if (!await Plane.Api.ExistsAsync(Path)) return false;
        var conditions = (await Plane.Api.GetAsync(Path))["status"]!["conditions"]?.AsArray() ?? [];
        return conditions.Any(condition => (string?)condition!["type"] == "Ready" && (string?)condition["status"] == "True");
    }
}
