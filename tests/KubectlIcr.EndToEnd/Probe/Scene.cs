using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>
/// One pod that cannot pull, in a namespace of its own, checked against the world of registries. As it stands its cause has aged out: only the
/// registry's answer can tell.
/// </summary>
internal sealed record Scene(ControlPlane Plane, RegistryWorld World, string Namespace)
{
    /// <summary>The repository is named after the namespace, so that scenes do not meet.</summary>
    public string Image { get; init; } = $"us.icr.io/{Namespace}/app:1.0";

    /// <summary>Host to API key, all in the one pull secret of the pod.</summary>
    public Dictionary<string, string> Keys { get; init; } = new() { ["us.icr.io"] = $"{Namespace}-key" };

    /// <summary>What the runtime said, in the status as newer kubelets write it; null where nothing but back-off is left.</summary>
    public string? Text { get; init; }

    public string? Node { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>The same at another host, with a key for it.</summary>
    public Scene At(string host) => this with { Image = $"{host}/{Namespace}/app:1.0", Keys = new() { [host] = $"{Namespace}-key" } };

    /// <summary>The same in a scripted namespace of <see cref="Scripted.Host"/>, whose images the key may pull.</summary>
    public Scene In(string scripted) => (this with { Image = $"{Scripted.Host}/{scripted}/app:1.0" }).Allowing($"{scripted}/*");

    /// <summary>Lets the keys log in, and pull what the patterns name.</summary>
    public Scene Allowing(params string[] patterns)
    {
        foreach (var key in Keys.Values) World.User("iamapikey", key, patterns);
        return this;
    }

    /// <summary>Lets the keys log in, and pull everything of this scene.</summary>
    public Scene AllowingAll() => Allowing($"{Namespace}/*");

    public async Task PlantAsync()
    {
        await Plane.CreateNamespaceAsync(Namespace);
        var back = $"Back-off pulling image \"{Image}\"";
        var status = PodStatus.Waiting("ImagePullBackOff", Text is null ? back : $"{back}: ErrImagePull: {Text}");
        await Plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry(Namespace, "key", Keys.ToDictionary(pair => pair.Key, pair => ("iamapikey", pair.Value))),
            Pods.New(Namespace, "web", Image, pullSecrets: ["key"], node: Node, status: status),
        ]);
    }

    /// <summary>Plants the scene, forgets what was asked before, and checks the pod.</summary>
    public async Task<CheckReportJson> CheckAsync(params string[] more)
    {
        await PlantAsync();
        World.Forget();
        var outcome = await RunAsync(["-o", "json", .. more]);
        var report = CheckReportJson.Of(outcome);
        Assert.Equal(report.Errors.Length == 0 ? 0 : 1, outcome.ExitCode);
        return report;
    }

    public Task<Outcome> RunAsync(params string[] more) =>
        (Plane.Kubectl(@namespace: Namespace) with { Environment = World.Environment, Timeout = Timeout }).IcrAsync(["check", "pod/web", "--registry-ca", World.CaFile, .. more]);
}
