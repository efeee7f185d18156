using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Volumes;

/// <summary>
/// Image volumes against the real registry, mended by the printed commands through real kubectl. The API server of the tests is older than the field and
/// would drop it, so the pods are manifests and saved objects here.
/// </summary>
[Collection(ControlPlaneCollection.Name)]
[Trait("Needs", "registry")]
public sealed class ImageVolumesTests(ControlPlane plane, RegistryWorld world)
{
    [Fact]
    public async Task A_manifest_whose_volume_has_no_such_tag_is_mended()
    {
        await PrepareAsync("iv-tag");
        using var folder = new TempFolder();
        var file = folder.Write("deploy.yaml", Deployment("iv-tag", "us.icr.io/iv-tag/model:2"));

        var before = await CheckAsync("iv-tag", "-f", file);
        Assert.Equal("ICR102", before.Errors);
        var subject = before.Finding("ICR102")["subjects"]![0]!;
        Assert.Equal((null, "model"), ((string?)subject["container"], (string?)subject["volume"]));
        var mended = await Kubectl("iv-tag").OtherAsync("bash", "-c", before.Fixes.Single(fix => fix.StartsWith("kubectl ", StringComparison.Ordinal)).Replace("TAG", "1.0", StringComparison.Ordinal));

        var after = await CheckAsync("iv-tag", "-f", folder.Write("mended.yaml", mended.Succeeded().Stdout));
        Assert.Equal(("", "ok ok"), (after.Errors, string.Join(' ', after.Pulls.Select(pull => (string?)pull["registry"]!["result"]))));
    }

    [Fact]
    public async Task A_pod_whose_volume_can_not_be_pulled_is_asked_about_under_the_volumes_name()
    {
        await PrepareAsync("iv-pod");
        using var folder = new TempFolder();
        var file = folder.Write("pod.json", Pod("iv-pod", "us.icr.io/iv-pod/model:2"));
        var key = folder.Write("key.json", Secrets.DockerRegistry("iv-pod", "key", "us.icr.io", "iv-pod-key").ToJsonString());

        var report = await CheckAsync("iv-pod", "pod/web", "--from", file, "--from", key, "--registry", "icr");

        Assert.Equal("ICR102", report.Errors);
        Assert.Equal(["main: ", "model: not-found-tag"], report.Pulls.Select(pull => $"{pull["container"] ?? pull["volume"]}: {pull["cause"]}"));
        Assert.Equal("not-found-tag", (string?)report.Pulls.Last()["registry"]!["result"]);
        Assert.Equal("us.icr.io/iv-pod/model:2", (string?)report.Finding("ICR102")["image"]);
    }

    [Fact]
    public async Task The_command_for_a_bare_pod_changes_the_volume_alone()
    {
        await PrepareAsync("iv-fix");
        using var folder = new TempFolder();
        var file = folder.Write("pod.json", Pod("iv-fix", "us.icr.io/iv-fix/model:2"));
        var command = (await CheckAsync("iv-fix", "pod/web", "--from", file, "--registry", "icr")).Fixes.Single(fix => fix.StartsWith("kubectl ", StringComparison.Ordinal));
        var (get, replace) = ("kubectl get pod/web -n iv-fix -o yaml", " | kubectl replace --force -f -");
        Assert.StartsWith(get, command, StringComparison.Ordinal);
        Assert.EndsWith(replace, command, StringComparison.Ordinal);

        var changed = await Kubectl("iv-fix").OtherAsync("bash", "-o", "pipefail", "-c", $"cat {file}{command[get.Length..^replace.Length].Replace("TAG", "1.0", StringComparison.Ordinal)} | kubectl patch --local -f - -p '{{}}' -o json");

        var volumes = JsonNode.Parse(changed.Succeeded().Stdout)!["spec"]!["volumes"]!.AsArray();
        Assert.Equal(["us.icr.io/iv-fix/model:1.0 IfNotPresent", "scratch"], volumes.Select(volume => volume!["image"] is { } image ? $"{image["reference"]} {image["pullPolicy"]}" : (string)volume["name"]!));
    }

    private async Task PrepareAsync(string name)
    {
        await plane.CreateNamespaceAsync(name, "key");
        world.User("iamapikey", $"{name}-key", $"{name}/*");
        await world.PushAsync($"us.icr.io/{name}/app:1.0");
        await world.PushAsync($"us.icr.io/{name}/model:1.0");
        await plane.Api.CreateAsync(Secrets.DockerRegistry(name, "key", "us.icr.io", $"{name}-key"));
    }

    private Kubectl Kubectl(string name) => plane.Kubectl(@namespace: name) with { Environment = world.Environment };

    private async Task<CheckReportJson> CheckAsync(string name, params string[] args) =>
        CheckReportJson.Of(await Kubectl(name).IcrAsync(["check", .. args, "-o", "json", "--registry-ca", world.CaFile]));

    private static string Deployment(string name, string model) => $$$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: "{{{name}}}"}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers: [{name: main, image: "us.icr.io/{{{name}}}/app:1.0", volumeMounts: [{name: model, mountPath: /models}]}]
              volumes: [{name: model, image: {reference: "{{{model}}}"}}, {name: scratch, emptyDir: {}}]

        """;

    private static string Pod(string name, string model)
    {
        var (app, text) = ($"us.icr.io/{name}/app:1.0", $"failed to pull and unpack image \"{model}\": failed to resolve image: {model}: not found");
        var pod = Pods.New(name, "web", app, pullSecrets: ["key"], node: "n1", status: PodStatus.Waiting("ErrImagePull", text));
        pod["spec"]!["volumes"] = JsonNode.Parse("""[{"name": "model", "image": {"reference": "MODEL", "pullPolicy": "IfNotPresent"}}, {"name": "scratch", "emptyDir": {}}]""".Replace("MODEL", model, StringComparison.Ordinal));
        return pod.ToJsonString();
    }
}
