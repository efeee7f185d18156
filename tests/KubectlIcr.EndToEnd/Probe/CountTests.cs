using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>What a check costs the registry: each image with each credential once, whatever the number of pods.</summary>
[Collection(ProbeCollection.Name)]
[Trait("Needs", "registry")]
public sealed class CountTests(ControlPlane plane, RegistryWorld world)
{
    [Fact]
    public async Task Two_hundred_pods_of_three_images_with_two_secrets()
    {
        await ManyPods.PlantAsync(plane, world, "t-count");
        world.Forget();

        var report = CheckReportJson.Of(await (plane.Kubectl(@namespace: "t-count") with { Environment = world.Environment }).IcrAsync("check", "-o", "json", "--registry-ca", world.CaFile));

        Assert.Equal(400, report.Pulls.Count());
        Assert.All(report.Pulls, pull => Assert.Equal("ok", (string?)pull["registry"]!["result"]));
        foreach (var host in ManyPods.Hosts)
        {
            Assert.InRange(world.ManifestRequestsTo(host), 3, 6);
            Assert.InRange(world.LoginsAt(host), 1, 2);
        }

        await plane.DeleteNamespaceAsync("t-count");
    }
}
