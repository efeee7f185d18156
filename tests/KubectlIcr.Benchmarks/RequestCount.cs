using KubectlIcr.EndToEnd.Harness;
using KubectlIcr.EndToEnd.Probe;
using KubectlIcr.EndToEnd.Registry;

namespace KubectlIcr.Benchmarks;

/// <summary>Counts what one check costs each registry: 200 pods there, of 3 images, with 2 secrets.</summary>
internal static class RequestCount
{
    private const int MostManifests = 6;
    private const int MostLogins = 2;

    public static async Task RunAsync(ControlPlane plane)
    {
        await using var world = new RegistryWorld();
        await ((Xunit.IAsyncLifetime)world).InitializeAsync();
        await ManyPods.PlantAsync(plane, world, "count");
        world.Forget();
        var outcome = await (plane.Kubectl(@namespace: "count") with { Environment = world.Environment }).IcrAsync("check", "--registry-ca", world.CaFile);
        if (outcome.ExitCode > 1) Console.WriteLine($"\nMISSED: the registries were not asked: {outcome.Stderr.Split('\n')[0]}");
        Console.WriteLine("\n| 200 pods, 3 images, 2 secrets at | manifest requests | logins | goal |\n|---|---|---|---|");
        foreach (var host in ManyPods.Hosts) Print(host, world.ManifestRequestsTo(host), world.LoginsAt(host));
    }

    // None at all is no success either.
    private static void Print(string host, int manifests, int logins) => Console.WriteLine(
        $"| {host} | {manifests} | {logins} | {(manifests is > 0 and <= MostManifests && logins is > 0 and <= MostLogins ? "met" : "MISSED")}: at most {MostManifests} and {MostLogins} |");
}
