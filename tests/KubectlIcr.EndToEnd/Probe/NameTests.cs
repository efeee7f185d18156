using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>What the image's name leads to: nothing, nothing here, or something that the node cannot run.</summary>
[Collection(ProbeCollection.Name)]
[Trait("Needs", "registry")]
public sealed class NameTests(ControlPlane plane, RegistryWorld world)
{
    [Fact]
    public async Task A_missing_tag_and_the_nearest_one()
    {
        var scene = new Scene(plane, world, "n-tag") { Image = "us.icr.io/n-tag/app:1.0.3" }.AllowingAll();
        foreach (var tag in (string[])["1.0.2", "latest", "2024-11"]) await world.PushAsync($"us.icr.io/n-tag/app:{tag}");

        var report = await scene.CheckAsync();

        Assert.Equal("ICR102", report.Errors);
        Assert.Equal("not-found-tag 404", report.Registry);
        Assert.Contains(report.Fixes, fix => fix.Contains("us.icr.io/n-tag/app:1.0.2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_digest()
    {
        var scene = new Scene(plane, world, "n-digest") { Image = $"us.icr.io/n-digest/app@sha256:{new string('a', 64)}" }.AllowingAll();
        await world.PushAsync("us.icr.io/n-digest/app:1.0");

        Assert.Equal("ICR102", (await scene.CheckAsync()).Errors);
    }

    [Fact]
    public async Task A_missing_repository()
    {
        var scene = new Scene(plane, world, "n-repository").AllowingAll();
        await world.PushAsync("us.icr.io/n-repository/another:1.0");

        Assert.Equal("ICR103", (await scene.CheckAsync()).Errors);
    }

    [Theory]
    [InlineData(Scripted.NoName, "ICR103")]
    [InlineData(Scripted.NoManifest, "ICR102")]
    public async Task The_code_of_a_404_decides(string @namespace, string errors)
    {
        var scene = new Scene(plane, world, $"n-{@namespace}").In(@namespace);

        Assert.Equal(errors, (await scene.CheckAsync()).Errors);
    }

    [Fact]
    public async Task An_image_that_is_in_another_region()
    {
        var scene = new Scene(plane, world, "n-region") { Keys = new() { ["us.icr.io"] = "n-region-key", ["de.icr.io"] = "n-region-key" } }.AllowingAll();
        await world.PushAsync("de.icr.io/n-region/app:1.0");

        var report = await scene.CheckAsync();

        Assert.Contains("de.icr.io", report.Finding("ICR104").ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ICR5", report.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(world.RequestsTo("uk.icr.io"), request => request.Authorization is not null); // the pod has no key for it
    }

    [Theory]
    [InlineData("n-moved", true)]
    [InlineData("n-gone", false)]
    public async Task An_entitled_image_that_is_open_now(string name, bool isOpen)
    {
        world.User("cp", $"{name}-key", "cp.icr.io/cp/*");
        world.Open($"icr.io/cpopen/{name}");
        await world.PushAsync($"cp.icr.io/cp/{name}:2.0");
        if (isOpen) await world.PushAsync($"icr.io/cpopen/{name}:1.0");
        var image = $"cp.icr.io/cp/{name}:1.0";
        await plane.CreateNamespaceAsync(name);
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry(name, "key", "cp.icr.io", $"{name}-key", user: "cp"),
            Pods.New(name, "web", image, pullSecrets: ["key"], status: PodStatus.Waiting("ImagePullBackOff", $"Back-off pulling image \"{image}\"")),
        ]);

        var report = CheckReportJson.Of(await new Scene(plane, world, name).RunAsync("-o", "json"));

        Assert.Equal("ICR102", report.Errors);
        Assert.Equal(isOpen, report.Fixes.Any(fix => fix.Contains($"icr.io/cpopen/{name}:1.0", StringComparison.Ordinal)));
        Assert.DoesNotContain(world.RequestsTo("icr.io"), request => request.Authorization?.Contains("Basic", StringComparison.Ordinal) == true && request.Path.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_index_without_the_platform_of_the_node()
    {
        await PlatformAsync("n-index", image => world.PushIndexAsync(image, "linux/amd64"));
    }

    [Fact]
    public async Task A_single_manifest_of_another_platform()
    {
        await PlatformAsync("n-single", image => world.PushAsync(image, "linux/amd64"));
    }

    [Fact]
    public async Task An_index_with_the_platform_of_the_node()
    {
        var scene = await OnMainframeAsync("n-fits");
        await world.PushIndexAsync(scene.Image, "linux/amd64", "linux/s390x");

        var report = await scene.CheckAsync();

        Assert.Equal("ok 200", report.Registry);
        Assert.DoesNotContain("ICR107", report.Errors, StringComparison.Ordinal);
    }

    private async Task PlatformAsync(string name, Func<string, Task> push)
    {
        var scene = await OnMainframeAsync(name);
        await push(scene.Image);

        var report = await scene.CheckAsync();

        Assert.Equal("ICR107", report.Errors);
        Assert.Contains("s390x", report.Finding("ICR107").ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("amd64", report.Finding("ICR107").ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<Scene> OnMainframeAsync(string name)
    {
        await plane.Api.CreateAsync(Nodes.New($"{name}-node", "s390x"));
        return new Scene(plane, world, name) { Node = $"{name}-node" }.AllowingAll();
    }
}
