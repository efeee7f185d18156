namespace KubectlIcr.EndToEnd.Check;

/// <summary>What only events tell is in every list: the status of such a pod says nothing of an image.</summary>
[Collection(CheckCollection.Name)]
public sealed class PauseImageTests(ControlPlane plane)
{
    private const string Image = "us.icr.io/team/app:1.0";

    private const string Sandbox =
        "Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox image \"us.icr.io/platform/pause:3.9\": failed to pull image \"us.icr.io/platform/pause:3.9\": "
        + "failed to resolve reference \"us.icr.io/platform/pause:3.9\": failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized";

    [Fact]
    public Task While_its_container_is_being_created() => FoundAsync(
        "pause-creating", PodStatus.Of([PodStatus.ContainerWaiting("main", "ContainerCreating", null)]), ["-A"], ["-n", "pause-creating"], ["pod/stuck", "-n", "pause-creating"]);

    [Fact]
    public Task Before_there_is_any_status() => FoundAsync("pause-bare", null, ["-A"], ["-n", "pause-bare"]);

    [Fact]
    public async Task Not_of_a_pod_that_runs_since()
    {
        await plane.CreateNamespaceAsync("pause-over");
        var pod = await plane.Api.CreateAsync(Pods.New("pause-over", "fine", Image, node: "node-1", status: PodStatus.Running()));
        await plane.Api.CreateAsync(Events.About(pod, Sandbox, "FailedCreatePodSandBox"));

        Assert.Empty(CheckReportJson.Of(await plane.Kubectl(@namespace: "pause-over").IcrAsync("check", "-o", "json", "--registry", "none")).Findings);
    }

    private async Task FoundAsync(string @namespace, JsonObject? status, params string[][] questions)
    {
        await plane.CreateNamespaceAsync(@namespace);
        var pod = await plane.Api.CreateAsync(Pods.New(@namespace, "stuck", Image, node: "node-1", status: status));
        await plane.Api.CreateAsync(Events.About(pod, Sandbox, "FailedCreatePodSandBox"));

        foreach (var question in questions)
        {
            var outcome = await plane.Kubectl().IcrAsync(["check", .. question, "-o", "json", "--registry", "none"]);

            Assert.Equal(1, outcome.ExitCode);
            var findings = CheckReportJson.Of(outcome).Findings.Where(finding => (string?)finding["id"] == "ICR707");
            Assert.Contains(findings, finding => finding["subjects"]!.AsArray().Any(subject => (string?)subject!["namespace"] == @namespace && (string?)subject["name"] == "stuck"));
        }
    }
}
