using System.Collections.Immutable;
using KubectlIcr.EndToEnd.Check;
using KubectlIcr.EndToEnd.Ibm;

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

    /// <summary>The user name beside each key.</summary>
    public string User { get; init; } = "iamapikey";

    /// <summary>The secret with the keys; none is made where there are no keys.</summary>
    public string SecretName { get; init; } = "key";

    /// <summary>The pull secrets the pod names.</summary>
    public string[] Names { get; init; } = ["key"];

    /// <summary>Those its service account names when the pod is there already.</summary>
    public string[] AccountLater { get; init; } = [];

    /// <summary>The registry namespace of the image.</summary>
    public string Team => Image.Split('/')[1];

    /// <summary>What the runtime said, in the status as newer kubelets write it, with <c>@</c> for the image; null where nothing but back-off is left.</summary>
    public string? Text { get; init; }

    public string? Node { get; init; }

    /// <summary>For <c>--request-timeout</c>: longer than any answer takes on a busy machine. Short where none will come.</summary>
    public string Patience { get; init; } = "60s";

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>For <c>--registry-ca</c>; null leaves the flag out.</summary>
    public string? CaFile { get; init; } = World.CaFile;

    public ImmutableDictionary<string, string> Environment { get; init; } = World.Environment;

    /// <summary>When it completes, the check gets what Ctrl-C sends.</summary>
    public Task? Interrupt { get; init; }

    /// <summary>The same at another host, with a key for it.</summary>
    public Scene At(string host) => this with { Image = $"{host}/{Namespace}/app:1.0", Keys = new() { [host] = $"{Namespace}-key" } };

    /// <summary>The same in a scripted namespace of <see cref="Scripted.Host"/>, whose images the key may pull.</summary>
    public Scene In(string scripted) => (this with { Image = $"{Scripted.Host}/{scripted}/app:1.0" }).Allowing($"{scripted}/*");

    /// <summary>Lets the keys log in, and pull what the patterns name.</summary>
    public Scene Allowing(params string[] patterns)
    {
        foreach (var key in Keys.Values) World.User(User, key, patterns);
        return this;
    }

    /// <summary>Lets the keys log in, and pull everything of this scene.</summary>
    public Scene AllowingAll() => Allowing($"{Namespace}/*");

    /// <summary>Makes the keys those of this cluster's own service ID, with these policies, in an account that has the image's namespace.</summary>
    public Scene OfServiceId(params IbmPolicy[] policies) => Known((key, name) => IbmKey.OfServiceId(key, name, IbmCloud.AccountId, policies));

    /// <summary>Lets IAM know the keys, and the account of the cluster have the image's registry namespace.</summary>
    public Scene Known(Func<string, string, IbmKey> make)
    {
        foreach (var (host, key) in Keys)
        {
            World.Ibm.Add(make(key, $"cluster-{IbmCloud.ClusterId}"));
            World.Ibm.Add(IbmAccount.Standard(host, IbmCloud.AccountId) with { Namespaces = new Dictionary<string, string?> { [Team] = null } });
        }
        return this;
    }

    /// <summary>IAM rejects the keys with that code, and so does the registry.</summary>
    public Scene Refused(string code)
    {
        foreach (var key in Keys.Values) World.Ibm.Refuse(key, code);
        return this;
    }

    /// <summary>Gives the key's account these registry namespaces instead.</summary>
    public Scene WithNamespaces(params string[] names) =>
        WithAccount(IbmAccount.Standard(Keys.Keys.First(), IbmCloud.AccountId) with { Namespaces = names.ToDictionary(name => name, _ => (string?)null) });

    /// <summary>Gives the registry account of the first key's host its quota, and the image's namespace.</summary>
    public Scene WithAccount(IbmAccount account)
    {
        World.Ibm.Add(account.Namespaces.Count > 0 ? account : account with { Namespaces = new Dictionary<string, string?> { [Team] = null } });
        return this;
    }

    public async Task PlantAsync()
    {
        await Plane.CreateNamespaceAsync(Namespace);
        var back = $"Back-off pulling image \"{Image}\"";
        var status = PodStatus.Waiting("ImagePullBackOff", Text is null ? back : $"{back}: ErrImagePull: {Text.Replace("@", Image, StringComparison.Ordinal)}");
        await Plane.Api.CreateAllAsync(
        [
            .. Keys.Count == 0 ? Array.Empty<JsonObject>() : [Secrets.DockerRegistry(Namespace, SecretName, Keys.ToDictionary(pair => pair.Key, pair => (User, pair.Value)))],
            Pods.New(Namespace, "web", Image, pullSecrets: Names, node: Node, status: status),
        ]);
        if (AccountLater.Length > 0)
            await Plane.Api.PatchAsync($"/api/v1/namespaces/{Namespace}/serviceaccounts/default", Json.Of(new { imagePullSecrets = LocalReferences.To(AccountLater) }));
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
        (Plane.Kubectl(@namespace: Namespace) with { Environment = Environment, Timeout = Timeout, Interrupt = Interrupt })
            .IcrAsync(["check", "pod/web", "--request-timeout", Patience, .. CaFile is null ? Array.Empty<string>() : ["--registry-ca", CaFile], .. more]);
}
