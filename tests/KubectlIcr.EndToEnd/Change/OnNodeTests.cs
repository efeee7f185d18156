using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Change;

/// <summary><c>check --on-node</c> on a real API server without a kubelet: what it creates, whom it asks, who refuses it, and that no pod is left.</summary>
[Collection(ChangeCollection.Name)]
public sealed class OnNodeTests(ControlPlane plane)
{
    private const string Refused = "failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized";

    [Fact]
    public async Task Quota_says_so()
    {
        await PlantAsync("t-quota");
        var quota = await plane.Api.CreateAsync(Json.Of(new { apiVersion = "v1", kind = "ResourceQuota", metadata = new { name = "few", @namespace = "t-quota" }, spec = new { hard = new { pods = "1" } } }));
        await plane.Api.SetStatusAsync(quota, Json.Of(new { hard = new { pods = "1" }, used = new { pods = "1" } }));

        var outcome = await TryAsync("t-quota");

        Assert.Contains("not created: pods \"kubectl-icr-trial-", outcome.Stderr, StringComparison.Ordinal);
        Assert.Contains("exceeded quota: few, requested: pods=1, used: pods=1, limited: pods=1; delete unused objects", outcome.Stderr, StringComparison.Ordinal);
        await NothingIsLeftAsync("t-quota", outcome);
    }

    [Fact]
    public async Task A_limit_range_says_so()
    {
        await PlantAsync("t-limits");
        await plane.Api.CreateAsync(Json.Of(new
        {
            apiVersion = "v1", kind = "LimitRange", metadata = new { name = "big", @namespace = "t-limits" },
            spec = new { limits = new object[] { new { type = "Container", min = new { cpu = "100m" } } } },
        }));

        var outcome = await TryAsync("t-limits");

        Assert.Contains("minimum cpu usage per Container is 100m, but request is 1m", outcome.Stderr, StringComparison.Ordinal);
        await NothingIsLeftAsync("t-limits", outcome);
    }

    [Fact]
    public async Task Who_may_not_is_told_before_anything_is_created()
    {
        await PlantAsync("t-rights");
        await plane.AllowAsync(plane.Dev, "t-rights", Rbac.Rule("get list create", "pods"), Rbac.Rule("get list", "events"), Rbac.Rule("get list", "secrets"), Rbac.Rule("get list", "serviceaccounts"));

        var outcome = await plane.Kubectl(plane.Dev, "t-rights").IcrAsync("check", "pod/web", "--on-node", "--yes", "--registry", "none");

        Assert.Equal((2, "error: you are not allowed to delete pods in namespace t-rights; nothing was created\n"), (outcome.ExitCode, outcome.Stderr));
        await NothingIsLeftAsync("t-rights", outcome);
    }

    [Fact]
    public async Task Without_a_person_nobody_is_taken_to_agree()
    {
        await PlantAsync("t-nobody");

        var outcome = await plane.Kubectl(@namespace: "t-nobody").IcrAsync("check", "pod/web", "--on-node", "--registry", "none");

        Assert.Contains("--yes", outcome.Stderr, StringComparison.Ordinal);
        await NothingIsLeftAsync("t-nobody", outcome);
    }

    [Fact]
    public async Task Where_no_node_answers_in_time_that_is_said()
    {
        await PlantAsync("t-late");

        var outcome = await TryAsync("t-late", "--timeout", "1s");

        Assert.Contains("error: no response within 1s: the scheduler has not assigned the trial pod to a node; use --timeout to wait longer\n", outcome.Stderr, StringComparison.Ordinal);
        await NothingIsLeftAsync("t-late", outcome);
    }

    [Theory]
    [InlineData("gone", "node t-gone is no longer in the cluster; choose another with --node")]
    [InlineData("cordoned", "node t-cordoned is cordoned, so no new pods are scheduled on it; to allow scheduling again, run kubectl uncordon t-cordoned")]
    [InlineData("tainted", "node t-tainted has a taint that the pod does not tolerate: gpu")]
    [InlineData("windows", "node t-windows runs Windows, where a trial pod can't be used; check the image on the node itself")]
    public async Task A_node_that_takes_no_trial_is_named(string kind, string expected)
    {
        var name = $"t-{kind}";
        await PlantAsync(name);
        if (kind != "gone" && !await plane.Api.ExistsAsync($"/api/v1/nodes/{name}"))
        {
            var node = Nodes.New(name, "amd64");
            if (kind == "windows") node["status"]!["nodeInfo"]!["operatingSystem"] = "windows";
            await plane.Api.CreateAsync(node);
            if (kind == "cordoned") await plane.Api.PatchAsync($"/api/v1/nodes/{name}", Json.Of(new { spec = new { unschedulable = true } }));
            if (kind == "tainted") await plane.Api.PatchAsync($"/api/v1/nodes/{name}", Json.Of(new { spec = new { taints = new object[] { new { key = "gpu", effect = "NoSchedule" } } } }));
        }

        var outcome = await TryAsync(name, "--node", name);

        Assert.Equal($"error: {expected}\n", outcome.Stderr);
        await NothingIsLeftAsync(name, outcome);
    }

    [Theory]
    [InlineData("client", "(dry run)")]
    [InlineData("server", "(server dry run)")]
    public async Task A_dry_run_creates_nothing(string mode, string suffix)
    {
        var name = $"t-dry-{mode}";
        await PlantAsync(name);

        var text = await TryAsync(name, $"--dry-run={mode}");
        var yaml = await TryAsync(name, $"--dry-run={mode}", "-o", "yaml");

        Assert.Matches($"^pod/kubectl-icr-trial-[0-9a-f]{{12}}-1 created \\{suffix[..^1]}\\)\n$", text.Succeeded().Stdout);
        var pod = Assert.Single(Yaml.Parse(yaml.Succeeded().Stdout));
        Assert.Equal("/dev/null/kubectl-icr-runs-nothing", (string?)pod["spec"]!["containers"]![0]!["command"]![0]);
        Assert.Equal("key", (string?)pod["spec"]!["imagePullSecrets"]![0]!["name"]);
        await NothingIsLeftAsync(name, text with { ExitCode = 2 });
    }

    [Fact]
    public async Task A_secret_that_is_not_there_proves_nothing()
    {
        await PlantAsync("t-secret");

        var outcome = await TryAsync("t-secret", "--secret", "other");

        Assert.Equal("error: secret \"other\" does not exist in namespace t-secret, so the node can't use it; create it first\n", outcome.Stderr);
        await NothingIsLeftAsync("t-secret", outcome);
    }

    [Fact]
    public async Task A_node_that_pulls_now_ends_the_search_for_a_cause()
    {
        await PlantAsync("t-now");
        var trying = TryAsync("t-now", "-o", "json");
        await PlayKubeletAsync("t-now", PodStatus.Running());

        var report = CheckReportJson.Of(await trying);

        Assert.Equal(("ICR709", "ok"), (report.Errors, (string?)report.Pulls.Single()["node"]!["result"]));
        Assert.Null(await TrialAsync("t-now"));
    }

    [Fact]
    public async Task A_secret_of_the_user_s_choice_is_offered_to_the_pod()
    {
        await PlantAsync("t-mine");
        await plane.Api.CreateAsync(Secrets.DockerRegistry("t-mine", "mine", "us.icr.io", "another-key"));
        var trying = TryAsync("t-mine", "--secret", "mine", "-o", "json");
        var trial = await PlayKubeletAsync("t-mine", PodStatus.Running());

        var report = CheckReportJson.Of(await trying);

        Assert.Equal("mine", (string?)trial["spec"]!["imagePullSecrets"]!.AsArray().Single()!["name"]);
        Assert.Equal(("ICR310 ICR501", "ok", "mine"), (report.Errors, (string?)report.Pulls.Single()["node"]!["result"], (string?)report.Pulls.Single()["node"]!["secret"]));
    }

    [Fact]
    public async Task A_trial_of_another_run_that_may_be_alive_stays()
    {
        await PlantAsync("t-other");
        var other = Json.Of(new
        {
            apiVersion = "v1", kind = "Pod",
            metadata = new { name = "kubectl-icr-trial-other-1", @namespace = "t-other", labels = new Dictionary<string, string> { ["app.kubernetes.io/managed-by"] = "kubectl-icr", ["kubectl-icr.io/trial"] = "other" } },
            spec = new { activeDeadlineSeconds = 360, containers = new object[] { new { name = "trial", image = "x", command = new[] { "/dev/null/kubectl-icr-runs-nothing" } } } },
        });
        await plane.Api.CreateAsync(other);

        var outcome = await TryAsync("t-other", "--timeout", "1s");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("kubectl-icr-trial-other-1", (string?)(await TrialAsync("t-other"))!["metadata"]!["name"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fix_is_proven_before_anything_is_restarted(bool pulls)
    {
        var web = await new Deployed(plane, $"t-prove-{(pulls ? "good" : "bad")}").PlantAsync("own");
        using var folder = new TempFolder();
        var fixing = plane.Kubectl(@namespace: web.Namespace).IcrAsync("check", "--fix", "--prove", "--yes", "--registry", "none", "--undo-file", folder.File("undo.json"));
        var trial = await PlayKubeletAsync(web.Namespace, pulls ? PodStatus.Running() : PodStatus.Waiting("ErrImagePull", Refused));
        Assert.Equal(["own", "all-icr-io"], trial["spec"]!["imagePullSecrets"]!.AsArray().Select(one => (string?)one!["name"]));
        if (pulls) await web.ControlAsync();

        var outcome = await fixing;

        Assert.Equal(pulls, await web.RestartedAtAsync() is not null);
        Assert.Equal(pulls ? 0 : 2, outcome.ExitCode);
        Assert.Contains(pulls ? "with the new credentials: pulled" : "was not restarted: ", outcome.Stderr, StringComparison.Ordinal);
        Assert.Null(await TrialAsync(web.Namespace));
    }

    /// <summary>What a kubelet writes into the status of the trial pod.</summary>
    private async Task<JsonNode> PlayKubeletAsync(string @namespace, JsonObject status)
    {
        JsonNode? trial = null;
        await Eventually.HoldsAsync(async () => (trial = await TrialAsync(@namespace)) is not null);
        status["containerStatuses"]![0]!["name"] = "trial";
        await plane.Api.SetStatusAsync(trial!, status);
        return trial!;
    }

    private async Task PlantAsync(string name)
    {
        await plane.CreateNamespaceAsync(name);
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry(name, "key", "us.icr.io", "a-key"),
            Pods.New(name, "web", "us.icr.io/team/app:1.0", pullSecrets: ["key"], status: PodStatus.Waiting("ErrImagePull", Refused)),
        ]);
    }

    private Task<Outcome> TryAsync(string name, params string[] more) =>
        plane.Kubectl(@namespace: name).IcrAsync(["check", "pod/web", "--on-node", .. more.Any(word => word.StartsWith("--dry-run", StringComparison.Ordinal)) ? Array.Empty<string>() : ["--yes"], "--registry", "none", .. more]);

    private async Task NothingIsLeftAsync(string name, Outcome outcome)
    {
        Assert.True(outcome.ExitCode == 2, outcome.ToString());
        Assert.Null(await TrialAsync(name));
    }

    private async Task<JsonNode?> TrialAsync(string @namespace)
    {
        var pod = (await plane.Api.GetAsync($"/api/v1/namespaces/{@namespace}/pods?labelSelector=kubectl-icr.io/trial"))["items"]!.AsArray().SingleOrDefault();
        if (pod is not null) (pod["apiVersion"], pod["kind"]) = ("v1", "Pod");
        return pod;
    }
}
