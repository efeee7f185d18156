using KubectlIcr.EndToEnd.Check;
using KubectlIcr.EndToEnd.Ibm;

namespace KubectlIcr.EndToEnd.Repair;

/// <summary>
/// Pod <c>web</c> has no pull secret. Its namespace has one that is known to be of no use: it is neither offered nor bound nor copied, the finding says
/// why, and the pod gets IBM Cloud's own.
/// </summary>
[Collection(RepairCollection.Name)]
[Trait("Needs", "registry")]
public sealed class RefusedDonorTests(ControlPlane plane, RegistryWorld world) : IDisposable
{
    private const string Image = "us.icr.io/team/app:1.0";
    private const string Anonymous = "failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://us.icr.io/oauth/token: 401 Unauthorized";
    private const string Refused = "failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://us.icr.io/oauth/token: 401 Unauthorized";

    private readonly TempFolder folder = new();
    private readonly NodePull node = new(plane, world);

    public void Dispose()
    {
        node.Dispose();
        folder.Dispose();
    }

    /// <param name="way">How it is known.</param>
    /// <param name="why">Words of the finding.</param>
    [Theory]
    [InlineData("status", "us.icr.io rejected these credentials when pod/bad in namespace d-status used them", "--registry none")]
    [InlineData("event", "us.icr.io rejected these credentials when pod/bad in namespace d-event used them", "--registry none")]
    [InlineData("registry", "us.icr.io rejected its credentials")]
    [InlineData("unused", "us.icr.io rejected its credentials")]
    [InlineData("denied", "us.icr.io denied it access to team/app")]
    [InlineData("iam", "IAM rejected its API key", "--registry none --iam")]
    [InlineData("flaw", "a token of a kind that Container Registry has rejected since 2021")]
    [InlineData("expired", "a token that expires within hours or days")]
    public async Task It_is_not_offered(string way, string why, string flags = "")
    {
        var name = $"d-{way}";
        await PlantAsync(name, way);
        string[] more = [.. flags.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--registry-ca", world.CaFile];
        string[] expected = [$"kubectl icr copy-secret all-icr-io --from default --to {name}", $"kubectl icr bind-sa default -n {name} --secret all-icr-io", $"kubectl get pod/web -n {name} -o yaml | kubectl replace --force -f -"];

        // Of the whole cluster only what needs no registry: other tests' pods name hosts that never answer.
        string[][] questions = [.. IsOfAnotherPod(way) ? Array.Empty<string[]>() : [["pod/web", "-n", name]], ["-n", name], .. more.Contains("none") ? [["-A"]] : Array.Empty<string[]>()];
        foreach (var question in questions)
        {
            var finding = FindingOf(name, await CheckAsync([.. question, .. more]));
            Assert.Equal(expected, finding["fixes"]!.AsArray().Select(fix => (string?)fix!["run"]));
            Assert.Contains($"\"bad\" in namespace {name} is not suggested: ", finding["evidence"]!.ToJsonString().Replace("\\u0022", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains(why, finding["evidence"]!.ToJsonString(), StringComparison.Ordinal);
        }

        await IcrAsync(["check", "-n", name, "--fix=all", "--yes", "--timeout", "0", "--undo-file", folder.File("undo.json"), .. more]);
        var account = await plane.Api.GetAsync($"/api/v1/namespaces/{name}/serviceaccounts/default");
        Assert.Equal(["all-icr-io"], account["imagePullSecrets"]!.AsArray().Select(one => (string?)one!["name"]));
        Assert.Null(await node.FailureAsync(name, "web"));
    }

    /// <summary>What only another pod's failure tells is not read for one pod: then the command says that it is not proven.</summary>
    [Theory]
    [InlineData("status")]
    [InlineData("event")]
    public async Task Where_less_was_read_the_offer_is_called_unproven(string way)
    {
        var name = $"d-less-{way}";
        await PlantAsync(name, way);

        var finding = FindingOf(name, await CheckAsync("pod/web", "-n", name, "--registry", "none"));

        Assert.Contains("untested", (string)finding["fixes"]![0]!["why"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kube-system")]
    [InlineData("openshift-config")]
    [InlineData("ibm-observe")]
    public async Task A_secret_of_a_system_namespace_is_not_taken(string system)
    {
        var (name, secret) = ($"d-from-{system}", $"pull-{system}");
        if (!await plane.Api.ExistsAsync($"/api/v1/namespaces/{system}")) await plane.CreateNamespaceAsync(system);
        await PrepareAsync();
        await plane.Api.CreateAsync(Secrets.DockerRegistry(system, secret, "us.icr.io", IbmCloud.Key));
        await plane.CreateNamespaceAsync(name);
        await plane.Api.CreateAsync(Pods.New(name, "web", Image, pullSecrets: [secret], status: PodStatus.Waiting("ErrImagePull", Anonymous)));

        foreach (var question in (string[][])[["pod/web", "-n", name], ["-n", name], ["-A", "--registry", "none"]])
        {
            var finding = FindingOf(name, await CheckAsync([.. question, "--registry-ca", world.CaFile]));
            Assert.Equal([$"kubectl icr copy-secret all-icr-io --from default --to {name} --name {secret}"], finding["fixes"]!.AsArray().Select(fix => (string?)fix!["run"]));
        }
    }

    private static bool IsOfAnotherPod(string way) => way is "status" or "event" or "iam";

    private async Task PlantAsync(string name, string way)
    {
        await PrepareAsync();
        var key = $"{name}-key";
        if (way == "denied") world.User("iamapikey", key);
        if (way == "iam") world.Ibm.Refuse(key, "BXNIM0415E");
        await plane.CreateNamespaceAsync(name);
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry(name, "bad", "us.icr.io", key, way switch { "flaw" => "token", "expired" => "iambearer", _ => "iamapikey" }),
            Pods.New(name, "web", Image, status: PodStatus.Waiting("ErrImagePull", Anonymous)),
        ]);
        if (way is "unused" or "flaw" or "expired") return;
        var status = PodStatus.Waiting(way == "status" ? "ErrImagePull" : "ImagePullBackOff", way == "status" ? Refused : $"Back-off pulling image \"{Image}\"");
        var pod = await plane.Api.CreateAsync(Pods.New(name, "bad", Image, pullSecrets: ["bad"], status: status));
        if (way == "event") await plane.Api.CreateAsync(Events.About(pod, $"Failed to pull image \"{Image}\": {Refused}", "Failed", count: 4, fieldPath: "spec.containers{main}"));
    }

    private async Task PrepareAsync()
    {
        await IbmCloud.EnsureAsync(plane);
        world.Ibm.Add(IbmKey.OfServiceId(IbmCloud.Key, $"cluster-{IbmCloud.ClusterId}", IbmCloud.AccountId, [IbmPolicy.Registry("Reader")])); // pods of other tests use it
        await world.PushAsync(Image);
    }

    private static JsonNode FindingOf(string name, CheckReportJson report) => report.Findings.Single(finding =>
        (string?)finding["severity"] == "error" && finding["subjects"]!.AsArray().Any(subject => (string?)subject!["namespace"] == name && (string?)subject["name"] == "web"));

    private async Task<CheckReportJson> CheckAsync(params string[] words) => CheckReportJson.Of(await IcrAsync(["check", .. words, "-o", "json"]));

    private Task<Outcome> IcrAsync(string[] words) => (plane.Kubectl() with { Environment = world.Environment, Timeout = TimeSpan.FromSeconds(120) }).IcrAsync(words);
}
