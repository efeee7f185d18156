using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>A pull that has gone on for minutes is found by its events, and the registry tells how large the image is.</summary>
[Collection(ProbeCollection.Name)]
[Trait("Needs", "registry")]
public sealed class LongPullTests(ControlPlane plane, RegistryWorld world)
{
    [Theory]
    [InlineData("single", false)]
    [InlineData("index", true)]
    public async Task A_pod_that_is_still_being_created(string name, bool isIndex)
    {
        var (@namespace, image) = ($"l-{name}", $"us.icr.io/l-{name}/model:70b");
        world.User("iamapikey", $"{@namespace}-key", $"{@namespace}/*");
        await (isIndex ? world.PushIndexAsync(image, "linux/s390x", "linux/amd64") : world.PushAsync(image));
        await plane.CreateNamespaceAsync(@namespace);
        await plane.Api.CreateAsync(Secrets.DockerRegistry(@namespace, "key", "us.icr.io", $"{@namespace}-key"));
        await PlantAsync(@namespace, image, TimeSpan.FromMinutes(12));

        var outcome = await RunAsync(@namespace);
        var report = CheckReportJson.Of(outcome);

        Assert.Equal((0, "ICR708"), (outcome.ExitCode, report.Ids));
        Assert.Matches("^node node-1 has been pulling .* for 12 minutes$", (string)report.Finding("ICR708")["message"]!);
        Assert.Contains("the image's layers are ", report.Text("ICR708"), StringComparison.Ordinal);
        Assert.True((long)report.Pulls.Single()["registry"]!["size"]! > 0);
        Assert.NotNull(report.Pulls.Single()["pullingSince"]);
        Assert.Empty(report.Skipped);
    }

    [Fact]
    public async Task A_registry_that_refuses_this_machine_makes_no_failure_of_it()
    {
        await plane.CreateNamespaceAsync("l-refused");
        await PlantAsync("l-refused", "us.icr.io/l-refused/model:70b", TimeSpan.FromMinutes(12));

        var report = CheckReportJson.Of(await RunAsync("l-refused"));

        Assert.Equal("ICR708", report.Ids);
        Assert.Empty(report.Causes);
    }

    [Fact]
    public async Task A_pull_that_just_began_is_no_finding_and_asks_no_registry()
    {
        await plane.CreateNamespaceAsync("l-fresh");
        await PlantAsync("l-fresh", "us.icr.io/l-fresh/model:70b", TimeSpan.FromMinutes(1));
        world.Forget();

        Assert.Equal("", CheckReportJson.Of(await RunAsync("l-fresh")).Ids);
        Assert.Empty(world.Requests);
    }

    private async Task PlantAsync(string @namespace, string image, TimeSpan ago)
    {
        var pod = await plane.Api.CreateAsync(Pods.New(@namespace, "model", image, pullSecrets: ["key"], node: "node-1", status: PodStatus.Of([PodStatus.ContainerWaiting("main", "ContainerCreating", null)])));
        await plane.Api.CreateAsync(Events.Of(pod, $"Pulling image \"{image}\"", "Pulling", type: "Normal", last: DateTimeOffset.UtcNow - ago));
    }

    private Task<Outcome> RunAsync(string @namespace) =>
        (plane.Kubectl(@namespace: @namespace) with { Environment = world.Environment }).IcrAsync("check", "pod/model", "-o", "json", "--registry-ca", world.CaFile);
}
