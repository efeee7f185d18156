using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>What every command says and leaves behind when the API server or the way to it fails. The table is <c>docs/faults.md</c>.</summary>
[Collection(FaultsCollection.Name)]
public sealed class FaultsTests(ControlPlane plane, RegistryWorld world) : IDisposable
{
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
        var only = Environment.GetEnvironmentVariable("FAULTS");
        Case[] cases = [.. ServerFaults.All.Where(fault => only is null || only.Split(',').Contains(fault.Name)).SelectMany(Case.Of)];
        var seen = new Seen[cases.Length];
        await Parallel.ForAsync(0, cases.Length, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (index, _) => seen[index] = await Run(cases[index]).RunAsync());
        using var registry = new RegistryFaults(plane, world);
        registry.Begin();
        var asked = new Seen[RegistryFaults.Cases.Count];
        await Parallel.ForAsync(0, asked.Length, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (index, _) => asked[index] = await registry.RunAsync(RegistryFaults.Cases[index]));
        Seen[] all =
        [
            .. seen,
            .. await TogetherAsync(ServerFaults.EtcdStops, plane.StopEtcdAsync, plane.ContinueEtcdAsync),
            .. await TogetherAsync(ServerFaults.ApiServerDies, plane.KillApiServerAsync, plane.RestartApiServerAsync),
        ];

        var page = FaultPage.Of([.. all.Where(one => one.HasStruck)]);
        File.WriteAllText("/tmp/faults.md", page);
        File.WriteAllText("/tmp/registry.md", FaultPage.Of(asked));
        Assert.Empty(all.SelectMany(one => one.Wrong.Select(wrong => $"{one.Case.Fault.Title}: {one.Case.Command.Title}, {one.Case.Point.Title}: {wrong}")));

        CaseRun Run(Case one) => new(plane, http, certificates, folder, one);

        async Task<Seen[]> TogetherAsync(Fault fault, Func<Task> begin, Func<Task> end)
        {
            Case[] some = [.. Case.Of(fault)];
            var gathering = new Gathering(some.Length, begin, end);
            return await Task.WhenAll(some.Select(one => Run(one with { Fault = gathering.Joined(fault) }).RunAsync()));
        }
    }
}
