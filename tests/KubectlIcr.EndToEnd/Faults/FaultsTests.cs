using KubectlIcr.EndToEnd.Check;
using KubectlIcr.EndToEnd.Repair;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>What every command says and leaves behind when the API server or the way to it fails. The table is <c>docs/faults.md</c>.</summary>
[Collection(FaultsCollection.Name)]
public sealed class FaultsTests(ControlPlane plane, RegistryWorld world) : IDisposable
{
    /// <summary>Most of them wait.</summary>
    private const int AtOnce = 12;

    private readonly TempFolder folder = new();
    private readonly FaultCertificates certificates = new();

    public void Dispose()
    {
        folder.Dispose();
        certificates.Dispose();
    }

    [Fact]
    public async Task Every_fault_at_every_point_of_every_command()
    {
        using var http = Api.Connect(plane.Server, plane.CaFile);
        folder.Write("ca.crt", certificates.AuthorityPem);
        await IbmCloud.EnsureAsync(plane);
        await Run(new(ServerFaults.None, Command.All[0], Point.Everywhere)).PlantAsync();
        Case[] cases = [.. ServerFaults.All.Where(fault => fault != ServerFaults.EtcdStops && fault != ServerFaults.ApiServerDies).SelectMany(Case.Of)];
        using var registry = new RegistryFaults(plane, world);
        registry.Begin();
        var asked = EachAsync(RegistryFaults.Cases, registry.RunAsync);
        var apart = await EachAsync(cases, one => Run(one).RunAsync());
        Seen[] all =
        [
            .. apart,
            .. await TogetherAsync(ServerFaults.EtcdStops, plane.StopEtcdAsync, plane.ContinueEtcdAsync, asked),
            .. await TogetherAsync(ServerFaults.ApiServerDies, plane.KillApiServerAsync, plane.RestartApiServerAsync, asked),
        ];

        var page = FaultPage.Of(all, await asked);
        Recorded.Matches(page, "docs/faults.md");
        Assert.Empty(Verdict.Of(all));
        Assert.All(await asked, one => Assert.True(one.HasStruck));

        CaseRun Run(Case one) => new(plane, http, certificates, folder, one);

        async Task<Seen[]> TogetherAsync(Fault fault, Func<Task> begin, Func<Task> end, Task others)
        {
            await others;
            Case[] some = [.. Case.OnceEach(fault)];
            var gathering = new Gathering(some.Length, begin, end);
            return await Task.WhenAll(some.Select(one => Run(one with { Fault = gathering.Joined(fault) }).RunAsync()));
        }
    }

    private static async Task<Seen[]> EachAsync(IReadOnlyList<Case> cases, Func<Case, Task<Seen>> run)
    {
        var seen = new Seen[cases.Count];
        await Parallel.ForAsync(0, cases.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, _) => seen[index] = await run(cases[index]));
        return seen;
    }
}
