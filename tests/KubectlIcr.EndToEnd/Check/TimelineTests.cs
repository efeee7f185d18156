namespace KubectlIcr.EndToEnd.Check;

/// <summary>When it began: the server itself keeps account of who wrote what, and the check says what came first.</summary>
[Collection(CheckCollection.Name)]
public sealed class TimelineTests(ControlPlane plane)
{
    private const string Image = "us.icr.io/team/app:1.0";

    private const string Refused = "failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized";

    private const string Anonymous = "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized";

    private const string NoTag = "rpc error: code = NotFound desc = failed to resolve reference \"us.icr.io/team/app:2.0\": us.icr.io/team/app:2.0: not found";

    [Fact]
    public async Task A_secret_written_between_the_pod_that_runs_and_the_pod_that_fails()
    {
        await plane.CreateNamespaceAsync("w-secret");
        await plane.Api.CreateAsync(Secrets.DockerRegistry("w-secret", "team-icr", "us.icr.io", "first-key"));
        await NextSecondAsync();
        await PodAsync("w-secret", "web-abc-1", Image, PodStatus.Running());
        await NextSecondAsync();
        await KubectlAsync("w-secret", "patch", "secret/team-icr", "--field-manager=helm", "-p", """{"stringData":{".dockerconfigjson":"{\"auths\":{\"us.icr.io\":{\"username\":\"iamapikey\",\"password\":\"second-key\"}}}"}}""");
        await NextSecondAsync();
        await KubectlAsync("w-secret", "annotate", "secret/team-icr", "note=later", "--field-manager=annotator");
        var pod = await PodAsync("w-secret", "web-abc-2", Image, PodStatus.Waiting("ErrImagePull", Refused));
        await NextSecondAsync();
        await plane.Api.CreateAsync(Events.Of(pod, $"Failed to pull image \"{Image}\": {Refused}"));

        var report = await CheckAsync("-n", "w-secret");

        Assert.Equal("ICR501", report.Errors);
        Assert.Matches(
            "^the data of secret \"team-icr\" was last updated by helm at [\\d :-]+ UTC\\. The failing pod was created after the change, at [\\d :-]+ UTC\\. "
            + "1 running pod of deployment/web was created before the change\\. The first known failure was at [\\d :-]+ UTC\\.$",
            Told(report, "ICR501"));
        Assert.Equal(
            ["secret/team-icr created", "pod/web-abc-1 running-pod-created", "secret/team-icr written by helm", "pod/web-abc-2 created", "pod/web-abc-2 first-failure"],
            Moments(report, "web-abc-2"));
        Assert.Null(report.Pulls.Single(pull => (string?)pull["pod"] == "web-abc-1")["timeline"]);
        var wide = (await plane.Kubectl(@namespace: "w-secret").IcrAsync("check", "pod/web-abc-2", "-o", "wide", "--registry", "none")).Stdout;
        Assert.Matches("\n  Timeline:\n(    .*\n)*    [\\d :-]+ UTC \\(\\d+s ago\\)  secret/team-icr last updated by helm\n    [\\d :-]+ UTC \\(\\d+s ago\\)  pod/web-abc-2 created\n", wide);
    }

    [Fact]
    public async Task A_template_written_between_the_pods()
    {
        await plane.CreateNamespaceAsync("w-template");
        await plane.Api.CreateAsync(Workloads.New("Deployment", "w-template", "web", Image));
        await PodAsync("w-template", "web-abc-1", Image, PodStatus.Running());
        await NextSecondAsync();
        await KubectlAsync("w-template", "set", "image", "deployment/web", "main=us.icr.io/team/app:2.0", "--field-manager=release-bot");
        await NextSecondAsync();
        await PodAsync("w-template", "web-abc-2", "us.icr.io/team/app:2.0", PodStatus.Waiting("ErrImagePull", NoTag));

        var report = await CheckAsync("deployment/web", "-n", "w-template");

        Assert.Equal("ICR102", report.Errors);
        Assert.Matches(
            "^the template of deployment/web was last updated by release-bot at [\\d :-]+ UTC\\. The failing pod was created after the change, at [\\d :-]+ UTC\\. "
            + $"1 running pod of deployment/web was created before the change, with image {Image}\\.$",
            Told(report, "ICR102"));
    }

    [Fact]
    public async Task A_service_account_written_after_the_pod()
    {
        await plane.CreateNamespaceAsync("w-account");
        await plane.Api.CreateAsync(Secrets.DockerRegistry("w-account", "team-icr", "us.icr.io", "a-key"));
        await PodAsync("w-account", "lone", Image, PodStatus.Waiting("ErrImagePull", Anonymous), isOwned: false);
        await NextSecondAsync();
        await KubectlAsync("w-account", "patch", "serviceaccount/default", "--field-manager=onboarding", "-p", """{"imagePullSecrets":[{"name":"team-icr"}]}""");

        var report = await CheckAsync("pod/lone", "-n", "w-account");

        Assert.Equal("ICR303", report.Errors);
        Assert.Matches("^the pull secrets of service account \"default\" were last updated by onboarding at [\\d :-]+ UTC\\. The failing pod was created before the change, at [\\d :-]+ UTC\\.$", Told(report, "ICR303"));
    }

    /// <summary>Times are whole seconds, and an order within one can't be told.</summary>
    private static async Task NextSecondAsync()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        await Eventually.HoldsAsync(() => Task.FromResult(DateTimeOffset.UtcNow.ToUnixTimeSeconds() > now));
    }

    private async Task<JsonNode> PodAsync(string @namespace, string name, string image, JsonObject status, bool isOwned = true) => await plane.Api.CreateAsync(Pods.New(
        @namespace, name, image, pullSecrets: @namespace == "w-secret" ? ["team-icr"] : null,
        labels: new Dictionary<string, string> { ["app"] = "web", ["pod-template-hash"] = "abc" },
        owner: isOwned ? Json.Of(new { apiVersion = "apps/v1", kind = "ReplicaSet", name = "web-abc", uid = $"uid-of-{@namespace}", controller = true }) : null,
        status: status));

    private async Task KubectlAsync(string @namespace, params string[] words) => (await plane.Kubectl(@namespace: @namespace).RunAsync(words)).Succeeded();

    private async Task<CheckReportJson> CheckAsync(params string[] question) => CheckReportJson.Of(await plane.Kubectl().IcrAsync(["check", .. question, "-o", "json", "--registry", "none"]));

    private static string? Told(CheckReportJson report, string id) => (string?)report.Finding(id)["evidence"]!.AsArray().Single(one => (string?)one!["from"] == "timeline")!["text"];

    private static IEnumerable<string> Moments(CheckReportJson report, string pod) => report.Pulls.Single(pull => (string?)pull["pod"] == pod)["timeline"]!.AsArray()
        .Select(moment => $"{moment!["object"]} {moment["what"]}{(moment["by"] is { } manager ? $" by {manager}" : "")}");
}
