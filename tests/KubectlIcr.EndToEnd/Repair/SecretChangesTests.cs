using System.Text;
using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Repair;

/// <summary>Printed commands that change the data of a secret, pasted into bash: nothing else of the secret changes.</summary>
[Collection(RepairCollection.Name)]
public sealed class SecretChangesTests(ControlPlane plane) : IDisposable
{
    private const string Config = "kubernetes.io/dockerconfigjson", Cfg = "kubernetes.io/dockercfg";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("s-config", Config, """{"auths":{"quay.io":{"auth":"YTpi"},"de.icr.io":{"auth":"YzpkCg=="}}}""", """{"auths":{"de.icr.io":{"auth":"YzpkCg=="}}}""")]
    [InlineData("s-cfg", Cfg, """{"quay.io":{"auth":"YTpi"},"de.icr.io":{"auth":"YzpkCg=="}}""", """{"de.icr.io":{"auth":"YzpkCg=="}}""")]
    public async Task A_rejected_entry_is_removed(string name, string type, string before, string after)
    {
        await plane.CreateNamespaceAsync(name);
        await PlantSecretAsync(name, type, before);
        await plane.Api.CreateAsync(Pods.New(name, "web", "quay.io/prometheus/prometheus:v3.0.0", pullSecrets: ["own"], status: PodStatus.Waiting("ErrImagePull", "Invalid Username or Password")));

        var report = CheckReportJson.Of(await plane.Kubectl(@namespace: name).IcrAsync("check", "pod/web", "--registry", "none", "-o", "json"));

        string[] commands = [.. report.Fixes];
        Assert.Equal(("ICR501", 2), (report.Errors, commands.Length));
        await PasteAsync(name, commands[1]);
        await HoldsAsync(name, type, after);
    }

    /// <summary>Saved objects, so that no other test takes this cluster for OpenShift; the secret that the commands name is in another namespace.</summary>
    [Fact]
    public async Task A_node_wide_secret_is_corrected()
    {
        const string name = "s-global", after = """{"auths":{"us.icr.io":{"auth":"YTpi"}}}""";
        await plane.CreateNamespaceAsync(name);
        await PlantSecretAsync(name, Config, """{"auths":{"us.icr.io":{"auth":"Yg=="}}}""", "pull-secret");
        var saved = Path.Combine(Repository.Root, "tests/KubectlIcr.Tests/Golden/check/ICR411-unparsable-node-wide-secret/in.yaml");

        var report = CheckReportJson.Of(await plane.Kubectl().IcrAsync("check", "-A", "--from", saved, "-o", "json"));

        string[] commands = [.. report.Findings.Single(finding => (string?)finding["id"] == "ICR411")["fixes"]!.AsArray().Select(fix => ((string)fix!["run"]!).Replace("-n openshift-config", $"-n {name}", StringComparison.Ordinal))];
        Assert.Equal(2, commands.Length);
        await PasteAsync(name, commands[0]);
        Assert.Contains("Yg==", await File.ReadAllTextAsync(folder.File("config.json")), StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.File("config.json"), after);
        await PasteAsync(name, commands[1]);
        await HoldsAsync(name, Config, after, "pull-secret");
    }

    private static string KeyOf(string type) => type == Config ? ".dockerconfigjson" : ".dockercfg";

    private async Task PlantSecretAsync(string @namespace, string type, string payload, string name = "own")
    {
        var secret = Secrets.New(@namespace, name, type, new Dictionary<string, string> { [KeyOf(type)] = payload });
        secret["metadata"]!["labels"] = new JsonObject { ["team"] = "a" };
        await plane.Api.CreateAsync(secret);
    }

    private async Task PasteAsync(string @namespace, string command)
    {
        var kubectl = plane.Kubectl(@namespace: @namespace) with { WorkingFolder = folder.Path, Folders = [Path.GetDirectoryName(await DebianProgram.JqAsync())!] };
        (await kubectl.OtherAsync("bash", "-o", "pipefail", "-c", command)).Succeeded();
    }

    private async Task HoldsAsync(string @namespace, string type, string payload, string name = "own")
    {
        var secret = await plane.Api.GetAsync($"/api/v1/namespaces/{@namespace}/secrets/{name}");
        Assert.Equal(payload, Encoding.UTF8.GetString(Convert.FromBase64String((string)secret["data"]![KeyOf(type)]!)));
        Assert.Equal((type, "a"), ((string?)secret["type"], (string?)secret["metadata"]!["labels"]!["team"]));
    }
}
