namespace KubectlIcr.EndToEnd.Check;

/// <summary>Where nothing is wrong nothing is said.</summary>
[Collection(CheckCollection.Name)]
public sealed class HealthyTests(ControlPlane plane)
{
    private const string Image = "us.icr.io/team/app:1.0";

    [Fact]
    public async Task Healthy_pods_have_no_finding()
    {
        await plane.CreateNamespaceAsync("h-pods", "key");
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry("h-pods", "key", "us.icr.io", "a-key"),
            Pods.New("h-pods", "inherits", Image, status: PodStatus.Running()),
            Pods.New("h-pods", "missing-but-present-on-the-node", Image, pullSecrets: ["nowhere"], status: PodStatus.Running()),
            Pods.New("h-pods", "public", "icr.io/cpopen/operator:1.0", pullSecrets: ["nowhere"], status: PodStatus.Running()),
            Pods.New("h-pods", "starting", Image, status: PodStatus.Of([PodStatus.ContainerWaiting("main", "ContainerCreating", null)])),
            Pods.New("h-pods", "crashing", Image, status: PodStatus.Waiting("CrashLoopBackOff", "back-off 5m0s restarting failed container=main")),
        ]);

        var outcome = await plane.Kubectl(@namespace: "h-pods").IcrAsync("check", "--all", "-o", "json");
        var report = CheckReportJson.Of(outcome);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Stderr));
        Assert.Empty(report.Findings);
        Assert.Equal(5, report.Pulls.Count());
        Assert.Empty(report.Causes);
    }

    [Fact]
    public async Task The_verdict_of_a_healthy_pod_is_one_line()
    {
        await plane.CreateNamespaceAsync("h-one", "key");
        await plane.Api.CreateAllAsync([Secrets.DockerRegistry("h-one", "key", "us.icr.io", "a-key"), Pods.New("h-one", "web", Image, status: PodStatus.Running())]);

        Assert.Equal(new(0, "No pull problems found in 1 pod with 1 container.\n", ""), await plane.Kubectl(@namespace: "h-one").IcrAsync("check", "web"));
    }

    [Fact]
    public async Task A_template_with_all_it_needs()
    {
        await plane.CreateNamespaceAsync("h-template", "key");
        await plane.Api.CreateAllAsync([Secrets.DockerRegistry("h-template", "key", "us.icr.io", "a-key"), Workloads.New("Deployment", "h-template", "web", Image)]);

        Assert.Equal(0, (await plane.Kubectl(@namespace: "h-template").IcrAsync("check", "deploy", "web")).Succeeded().ExitCode);
    }
}
