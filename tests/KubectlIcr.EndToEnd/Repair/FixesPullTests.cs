using KubectlIcr.EndToEnd.Check;
using KubectlIcr.EndToEnd.Probe;
using Xunit.Abstractions;

namespace KubectlIcr.EndToEnd.Repair;

/// <summary>
/// The commands that a check prints are run as they are printed, and then the image comes: for every planted failure and every cause of the probe tests.
/// The table of what came of each is printed, and kept in <c>Repair/*.md</c>; with UPDATE_GOLDEN=1 it is written anew.
/// </summary>
[Collection(RepairCollection.Name)]
[Trait("Needs", "registry")]
public sealed class FixesPullTests(ControlPlane plane, RegistryWorld world, ITestOutputHelper output) : IDisposable
{
    private readonly FixRun run = new(plane, world);

    public void Dispose() => run.Dispose();

    [Fact]
    public Task Of_the_planted_failures() => TableAsync("planted", 4, [.. PlantedFailures.All.Select(planted => (Func<Task<FixRow>>)(() => OfPlantedAsync(planted, isAsked: false)))]);

    [Fact]
    public Task Of_the_planted_failures_where_the_registry_is_asked() => TableAsync("planted-asked", 4, [.. PlantedFailures.All.Select(planted => (Func<Task<FixRow>>)(() => OfPlantedAsync(planted, isAsked: true)))]);

    [Fact]
    public Task Of_the_probed_causes() => TableAsync("causes", 1, [.. Causes.All.Select(cause => (Func<Task<FixRow>>)(() => OfCauseAsync(cause)))]);

    /// <param name="atOnce">Causes share an account of the stand-in, so that they must run one after another.</param>
    private async Task TableAsync(string name, int atOnce, Func<Task<FixRow>>[] cases)
    {
        await PrepareAsync();
        var rows = new List<FixRow>();
        foreach (var some in cases.Chunk(atOnce)) rows.AddRange(await Task.WhenAll(some.Select(one => one())));
        var table = string.Join('\n', ["| Case | Errors | Commands | By hand | Then |", "|---|---|---|---|---|", .. rows.Select(row => row.ToMarkdown()), ""]);
        output.WriteLine(table);

        Assert.Empty(rows.Where(row => row.IsBroken).Select(row => row.Name));
        Recorded.Matches(table, $"tests/KubectlIcr.EndToEnd/Repair/{name}.md");
    }

    private async Task PrepareAsync()
    {
        await PlantedCluster.EnsureSurroundingsAsync(plane);
        if (!await plane.Api.ExistsAsync($"/api/v1/nodes/{Causes.Node}")) await plane.Api.CreateAsync(Nodes.New(Causes.Node, "s390x"));
        foreach (var image in (string[])["us.icr.io/team/app:1.0", "us.icr.io/team/other:1.0", "de.icr.io/team/app:1.0", "cp.icr.io/cp/db2:11.5"]) await world.PushAsync(image);
        foreach (var user in (string[])["iamapikey", "cp"]) world.User(user, FixCommands.NewKey, "*");
        world.User("u", "p", "*"); // p-opaque
    }

    private async Task<FixRow> OfPlantedAsync(Planted planted, bool isAsked)
    {
        var here = planted with { Name = $"{(isAsked ? "asked" : "fixed")}-{planted.Name}" };
        if (planted.KeyPulls is { } allowed) world.User("iamapikey", Planted.KeyOf(here.Name), allowed);
        await here.PlantAsync(plane);
        var kubectl = plane.Kubectl(@namespace: here.Name);
        var report = isAsked
            ? await (kubectl with { Environment = world.Environment }).IcrAsync("check", here.Target, "-o", "json", "--registry-ca", world.CaFile)
            : await kubectl.IcrAsync("check", here.Target, "-o", "json", "--registry", "none");
        return await EndAsync(planted.Name, here.Name, here.Target, CheckReportJson.Of(report));
    }

    private async Task<FixRow> OfCauseAsync(Cause cause)
    {
        await ForgetAsync(cause.Name);
        return await EndAsync(cause.Name, cause.Name, "pod/web", await cause.CheckAsync(plane, world));
    }

    private async Task<FixRow> EndAsync(string name, string @namespace, string target, CheckReportJson report)
    {
        var row = await run.RunAsync(name, @namespace, target, report);
        await ForgetAsync(@namespace);
        return row;
    }

    private async Task ForgetAsync(string @namespace)
    {
        if (await plane.Api.ExistsAsync($"/api/v1/namespaces/{@namespace}")) await plane.DeleteNamespaceAsync(@namespace);
    }
}
