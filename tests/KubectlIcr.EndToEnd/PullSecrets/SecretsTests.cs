namespace KubectlIcr.EndToEnd.PullSecrets;

/// <summary>The list of pull secrets of a real cluster, also for a user who may read one namespace only.</summary>
[Collection(ControlPlaneCollection.Name)]
public sealed class SecretsTests(ControlPlane plane)
{
    private const string Image = "us.icr.io/team/app:1.0";

    private static readonly Dictionary<string, string> OtherSecret = new() { ["password"] = "nobodys-business" };

    [Fact]
    public async Task Says_of_each_secret_what_it_is_and_who_uses_it()
    {
        await PlantAsync("s-list");

        var outcome = (await plane.Kubectl(@namespace: "s-list").IcrAsync("secrets", "-o", "json")).Succeeded();
        var items = JsonNode.Parse(outcome.Stdout)!["items"]!.AsArray();

        Assert.Equal(["broken unparsable", "gone missing", "idle ok", "key ok", "opaque ignored"], items.Select(item => $"{item!["name"]} {item["status"]}"));
        Assert.Equal("""["default"]["web"]["Deployment/shop"]""", string.Concat(new[] { "serviceAccounts", "pods", "workloads" }.Select(field => items[3]![field]!.ToJsonString())));
    }

    [Fact]
    public async Task Reads_no_other_secret()
    {
        await PlantAsync("s-others");

        var outcome = (await plane.Kubectl(@namespace: "s-others").IcrAsync("secrets", "-v", "6")).Succeeded();
        var asked = outcome.Stderr.Split('\n').Where(line => line.Contains("/secrets", StringComparison.Ordinal)).ToList();

        Assert.All(asked, line => Assert.True(line.Contains("fieldSelector=type%3Dkubernetes.io%2Fdocker", StringComparison.Ordinal) || line.Contains("/secrets/", StringComparison.Ordinal), line));
        Assert.DoesNotContain(asked, line => line.Contains("/secrets/other ", StringComparison.Ordinal));
        Assert.Contains(asked, line => line.Contains("/secrets/opaque ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invalid_secret_is_found_by_a_script()
    {
        await PlantAsync("s-invalid");
        var kubectl = plane.Kubectl(@namespace: "s-invalid");

        var outcome = await kubectl.IcrAsync("secrets", "--invalid", "--no-headers");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(["broken", "gone", "opaque"], outcome.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
        Assert.Equal((0, ""), (await kubectl.IcrAsync("secrets", "--invalid", "--registry", "us.icr.io")) is var none ? (none.ExitCode, none.Stdout) : default);
    }

    [Fact]
    public async Task A_copy_that_its_original_has_left_behind()
    {
        await plane.CreateNamespaceAsync("s-original", "shared");
        await plane.CreateNamespaceAsync("s-copy", "shared");
        var copy = Secrets.DockerRegistry("s-copy", "shared", "us.icr.io", "old-key");
        copy["metadata"]!["annotations"] = new JsonObject { ["kubectl-icr.io/copied-from"] = "s-original/shared" };
        await plane.Api.CreateAllAsync([Secrets.DockerRegistry("s-original", "shared", "us.icr.io", "new-key"), copy]);

        var outcome = (await plane.Kubectl(@namespace: "s-copy").IcrAsync("secrets", "-o", "json")).Succeeded();

        Assert.Equal("stale-copy", (string?)JsonNode.Parse(outcome.Stdout)!["items"]![0]!["status"]);
    }

    [Fact]
    public async Task A_user_of_one_namespace_works_there_and_is_told_what_is_not_read()
    {
        await PlantAsync("s-dev");
        await plane.AllowAsync(plane.Dev, "s-dev", Rbac.Rule("get list", "secrets"), Rbac.Rule("get list", "pods"), Rbac.Rule("get list", "serviceaccounts"));

        var outcome = (await plane.Kubectl(plane.Dev, "s-dev").IcrAsync("secrets")).Succeeded();

        Assert.Equal(["NAME", "broken", "gone", "idle", "key", "opaque"], outcome.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
        Assert.DoesNotContain("unused", outcome.Stdout, StringComparison.Ordinal);
        Assert.Contains("warning: unused secrets can't be detected: could not read cronjobs, daemonsets, deployments, jobs, replicasets, replicationcontrollers and statefulsets in namespace s-dev: forbidden", outcome.Stderr, StringComparison.Ordinal);
        Assert.Contains("warning: outdated copies can't be detected: could not read secrets in namespace default: forbidden", outcome.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_right_and_no_secret_are_told_in_kubectls_words()
    {
        await plane.CreateNamespaceAsync("s-nothing");
        string[] list = ["--field-selector", "type=kubernetes.io/dockerconfigjson"];

        var (ours, theirs) = (await plane.Kubectl(plane.Reader, "s-nothing").IcrAsync("secrets"), await plane.Kubectl(plane.Reader, "s-nothing").RunAsync(["get", "secrets", .. list]));
        Assert.Equal((2, "", theirs.Stderr), (ours.ExitCode, ours.Stdout, ours.Stderr));

        (ours, theirs) = (await plane.Kubectl(@namespace: "s-nothing").IcrAsync("secrets"), await plane.Kubectl(@namespace: "s-nothing").RunAsync(["get", "secrets", .. list]));
        Assert.Equal((0, "", theirs.Stderr), (ours.ExitCode, ours.Stdout, ours.Stderr.Split("warning:")[0]));

        (ours, theirs) = (await plane.Kubectl(@namespace: "s-nothing").IcrAsync("secrets", "gone"), await plane.Kubectl(@namespace: "s-nothing").RunAsync("get", "secrets", "gone"));
        Assert.Equal((2, "", theirs.Stderr), (ours.ExitCode, ours.Stdout, ours.Stderr));
    }

    private async Task PlantAsync(string @namespace)
    {
        await plane.CreateNamespaceAsync(@namespace, "key");
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry(@namespace, "key", "us.icr.io", "a-secret-key"),
            Secrets.DockerRegistry(@namespace, "idle", "de.icr.io", "an-idle-key"),
            Secrets.New(@namespace, "broken", "kubernetes.io/dockerconfigjson", new Dictionary<string, string> { [".dockerconfigjson"] = "{\"auths\":{\"us.icr.io\":{\"auth\":\"YQ==\"}}}" }),
            Secrets.New(@namespace, "opaque", "Opaque", OtherSecret),
            Secrets.New(@namespace, "other", "Opaque", OtherSecret),
            Pods.New(@namespace, "web", Image, pullSecrets: ["key", "opaque"], status: PodStatus.Running()),
            Pods.New(@namespace, "db", Image, pullSecrets: ["gone", "broken"], status: PodStatus.Running()),
            Workloads.New("Deployment", @namespace, "shop", Image),
        ]);
    }
}
