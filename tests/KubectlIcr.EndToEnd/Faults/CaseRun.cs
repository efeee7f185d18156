using KubectlIcr.EndToEnd.Change;
using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>Plays a case: the command with the fault, then without it.</summary>
internal sealed class CaseRun(ControlPlane plane, HttpClient http, FaultCertificates certificates, TempFolder folder, Case @case)
{
    private readonly Place place = new(@case.Name, folder);

    public async Task PlantAsync()
    {
        foreach (var @namespace in place.Namespaces)
        {
            await new Deployed(plane, @namespace).PlantAsync("own");
            if (@case.Command.HasCopies) await plane.Api.CreateAsync(Secrets.DockerRegistry(@namespace, "all-icr-io", "us.icr.io", IbmCloud.Key));
        }
    }

    public async Task<Seen> RunAsync()
    {
        if (@case.Command.Changes) await PlantAsync();
        await using var proxy = await FaultProxy.StartAsync(new NarrowServer(http, place.Namespaces), @case.Fault, certificates);
        return @case.Command.Changes ? await ChangeAsync(proxy) : await ReadAsync(proxy);
    }

    private async Task<Seen> ReadAsync(FaultProxy proxy)
    {
        var outcome = await FaultyAsync(proxy);
        return Seen(proxy, outcome, [], "", []);
    }

    private async Task<Seen> ChangeAsync(FaultProxy proxy)
    {
        if (@case.Command.After is { } first) await RunAsync(proxy, first);
        var before = await StateAsync();
        var outcome = await FaultyAsync(proxy);
        var after = await StateAsync();
        var wrong = new List<string>();
        if (@case.Command.After is null && File.Exists(place.UndoFile)) wrong.AddRange(await UndoneAsync(proxy, before));
        var again = await RunAsync(proxy, @case.Command);
        var complete = await StateAsync();
        wrong.AddRange(after.Differences(before).Intersect(after.Differences(complete)).Select(name => $"{name} is half done"));
        if (again.ExitCode != @case.Command.ExitCode) wrong.Add($"the next run ends with {again}");
        string[] changed = [.. after.Differences(before)];
        var left = @case.Fault.LeavesOpen && !after.IsSame(before) ? "all in a; in b as chance will have it" : after.IsSame(before) ? "nothing" : after.IsSame(complete) ? "everything" : string.Join(", ", changed);
        return Seen(proxy, outcome, changed, left, wrong);
    }

    private async Task<IReadOnlyList<string>> UndoneAsync(FaultProxy proxy, State before)
    {
        var undone = await RunAsync(proxy, Command.All.Single(command => command.Name == "undo"));
        var left = (await StateAsync()).WithoutRestarts().Differences(before.WithoutRestarts()).ToList();
        return undone.ExitCode == 0 && left.Count == 0 ? [] : [$"undo leaves {string.Join(", ", left)} and ends with {undone}"];
    }

    private Task<State> StateAsync() => State.ReadAsync(plane.Api, place);

    private async Task<Outcome> FaultyAsync(FaultProxy proxy)
    {
        using (proxy.Play(new Playing(@case, place)))
        {
            try
            {
                return await RunAsync(proxy, @case.Command);
            }
            finally
            {
                await proxy.ReopenAsync();
                await @case.Fault.OverAsync();
            }
        }
    }

    private Task<Outcome> RunAsync(FaultProxy proxy, Command command)
    {
        var config = KubeconfigFile.Text(proxy.Url, folder.File("ca.crt"), plane.Admin, null, "icr-test");
        return (plane.Kubectl() with { Timeout = TimeSpan.FromMinutes(3), Kubeconfig = folder.Write($"kubeconfig-{Guid.NewGuid():N}", config) }).OtherAsync(PublishedBinary.File, [.. command.Arguments(place), "--request-timeout", @case.Fault.Timeout]);
    }

    private Seen Seen(FaultProxy proxy, Outcome outcome, IReadOnlyList<string> changed, string left, IReadOnlyList<string> wrong) =>
        new(@case, Steady.Of(outcome, (proxy.Url.Authority, "SERVER"), (place.UndoFile, "UNDO-FILE"), ($"{place.Name}-", "")), changed, left, proxy.Last!.HasStruck,
            [.. wrong, .. proxy.Questions.Where(question => question.Query.ContainsKey("watch")).Select(question => $"a watch: {question.Path}")]);
}
