using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Kind;

/// <summary>A cluster with nodes that run: its kubelet pulls from a registry that it takes for us.icr.io.</summary>
public sealed class KindCluster : IAsyncLifetime
{
    public const string Namespace = "icr-kind";

    private const string Key = "kind-key";
    private const string Registry = "icr-registry";
    private static readonly string[] Ours = [Namespace, Registry];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private TempFolder Folder { get; } = new();

    internal static string? Kubeconfig => NonEmpty("ICR_KIND_KUBECONFIG");

    internal Kubectl Kubectl => new("kubectl", Folder.Folder("home")) { Kubeconfig = Kubeconfig, Timeout = TimeSpan.FromMinutes(6) };

    public async Task InitializeAsync()
    {
        if (Kubeconfig is null) return;
        await PushAsync(NonEmpty("ICR_KIND_REGISTRY"));
        await ApplyAsync(Namespaces.New(Namespace));
        await ApplyAsync(Secrets.DockerRegistry("default", "all-icr-io", "us.icr.io", Key));
        await ApplyAsync(Secrets.DockerRegistry(Namespace, "good", "us.icr.io", Key));
        await ApplyAsync(Secrets.DockerRegistry(Namespace, "refused", "us.icr.io", "another-key"));
        await WaitAsync("service account", async () => (await Kubectl.RunAsync("get", "serviceaccount/default", "-n", Namespace)).ExitCode == 0);
    }

    public async Task DisposeAsync()
    {
        if (Kubeconfig is not null)
            await Kubectl.RunAsync(["delete", "namespace", .. Ours, "--ignore-not-found", "--wait=false"]);
        Folder.Dispose();
    }

    /// <summary>A pod that the kubelet takes up at once; null for no pull secret.</summary>
    internal Task RunAsync(string name, string tag, string? secret) => ApplyAsync(Json.Of(new
    {
        apiVersion = "v1",
        kind = "Pod",
        metadata = new { name, @namespace = Namespace },
        spec = new
        {
            hostNetwork = true,
            restartPolicy = "Never",
            tolerations = new[] { new { @operator = "Exists" } },
            nodeName = NonEmpty("ICR_KIND_NODE"),
            imagePullSecrets = secret is null ? null : new[] { new { name = secret } },
            containers = new[] { new { name = "main", image = $"us.icr.io/team/app:{tag}", imagePullPolicy = "Always" } },
        },
    }));

    /// <summary>Waits until a pod's container waits with a failed pull, or the pod ran.</summary>
    internal Task SettledAsync(string pod, bool pulls) => WaitAsync(pod, async () =>
    {
        var status = JsonNode.Parse((await Kubectl.RunAsync("get", "pod", pod, "-n", Namespace, "-o", "json")).Succeeded().Stdout)!["status"]!;
        return pulls ? (string?)status["phase"] is "Running" or "Succeeded" : (string?)status["containerStatuses"]?[0]?["state"]?["waiting"]?["reason"] is "ErrImagePull" or "ImagePullBackOff";
    });

    /// <summary>Puts the project's own image into the registry: the one in the cluster, or one that runs already.</summary>
    private async Task PushAsync(string? registry)
    {
        using var forward = registry is null ? await StartRegistryAsync() : null;
        var image = $"docker://{registry ?? "127.0.0.1:5000"}/team/app:1.0";
        string[] copy = ["copy", "--quiet", "--insecure-policy", "--dest-tls-verify=false", $"--dest-creds=iamapikey:{Key}", $"oci:{Path.Combine(Repository.Root, "artifacts", "image")}:latest", image];
        await WaitAsync("push", async () => (await Execution.RunAsync(new ProcessStartInfo("skopeo", copy), stdin: null, Limit)).ExitCode == 0);
    }

    private async Task<Daemon> StartRegistryAsync()
    {
        (await Kubectl.RunAsync("apply", "-f", Path.Combine(Repository.Root, "tests", "KubectlIcr.EndToEnd", "Kind", "registry.yaml"))).Succeeded();
        (await Kubectl.RunAsync("wait", "pod/registry", "-n", Registry, "--for=condition=Ready", "--timeout=3m")).Succeeded();
        return new("kubectl", [$"--kubeconfig={Kubeconfig}", "port-forward", "pod/registry", "-n", Registry, "5000:5000"], Folder.File("port-forward.log"));
    }

    private async Task ApplyAsync(JsonObject thing) => (await (Kubectl with { Stdin = thing.ToJsonString() }).RunAsync("apply", "-f", "-")).Succeeded();

    private static async Task WaitAsync(string what, Func<Task<bool>> done)
    {
        for (var clock = Stopwatch.StartNew(); !await done(); await Task.Delay(500))
            if (clock.Elapsed > Limit) throw new TimeoutException($"{what}: not so after {Limit}");
    }

    private static string? NonEmpty(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
