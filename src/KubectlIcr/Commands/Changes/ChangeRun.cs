using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Write;
using KubectlIcr.Commands.Options;
using KubectlIcr.Plans;
using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Commands.Changes;

/// <summary>From goals to their end: plans all, checks the rights, applies, and says what was done and what was not.</summary>
internal sealed class ChangeRun(LiveCluster cluster, ChangeOptions options, Terminal terminal)
{
    /// <summary>Secrets are printed with their values.</summary>
    public bool ShowPassword { get; init; }

    /// <summary>Asked once the rights are known to be there, before the first write: false ends it.</summary>
    public Func<CancellationToken, Task<bool>> MayBegin { get; init; } = _ => Task.FromResult(true);

    /// <summary>Lets a node prove each restart first; null where nothing has to be proven.</summary>
    public ProvedRestarts? Proof { get; init; }

    /// <summary>Hears of each change when it has come to its end.</summary>
    public Action<Applied>? Tell { get; init; }

    /// <param name="chains">Goals that depend on each other, in order; the chains are independent.</param>
    /// <exception cref="UserError">Something could not be read. Nothing was changed yet.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<Planned>>> PlanAsync(IReadOnlyList<IReadOnlyList<Goal>> chains, CancellationToken cancel)
    {
        try
        {
            return await ReadAsync(chains, cancel);
        }
        catch (UserError)
        {
            await CheckRightsAsync(chains.SelectMany(chain => chain).Select(goal => new Right("get", goal.Target.Type, goal.Target.Namespace, goal.Target.Name)), cancel);
            throw;
        }
    }

    public async Task<IReadOnlyList<Applied>> ApplyAsync(IReadOnlyList<IReadOnlyList<Planned>> planned, CancellationToken cancel)
    {
        var steps = planned.SelectMany(chain => chain);
        if (options.DryRun == DryRun.Client)
            return [.. steps.Select(Foretold)];
        await CheckRightsAsync(steps.SelectMany(step => step.Change.Rights).Concat(Proof is null ? [] : ProvedRestarts.Rights(steps.Select(step => step.Change))), cancel);
        return await MayBegin(cancel) ? await Applying().RunAsync(planned, cancel) : [];
    }

    /// <returns>The exit code.</returns>
    public int Report(IReadOnlyList<Applied> results)
    {
        Print([.. results.Where(one => one.Error is null)], several: results.Select(one => one.Change.Target.Namespace).Distinct().OfType<string>().Skip(1).Any());
        terminal.Out.Flush(); // before the talk, where both go to one terminal
        foreach (var failed in results.Where(one => one is { Error: not null, IsInterrupted: false }))
            terminal.Say($"error: {failed.Change.Target} {failed.Error}");
        if (results.Any(one => one.IsInterrupted))
            terminal.Say($"error: interrupted; not done: {string.Join("; ", NotDone(results))}. Run the same command again to continue");
        return results.Any(one => one.Error is not null) ? ExitCode.Failed : ExitCode.Ok;
    }

    private Applying Applying() => new(cluster.Writer, new PodBackups(terminal), Tell)
    {
        Obstacle = Proof is null ? (_, _) => Task.FromResult<string?>(null) : Proof.ObstacleAsync,
    };

    private static async Task<IReadOnlyList<IReadOnlyList<Planned>>> ReadAsync(IReadOnlyList<IReadOnlyList<Goal>> chains, CancellationToken cancel)
    {
        var planned = new IReadOnlyList<Planned>[chains.Count];
        await WideList.EachAsync(Enumerable.Range(0, chains.Count), async index =>
        {
            var chain = new List<Planned>();
            foreach (var goal in chains[index])
                chain.Add(new Planned(goal, await goal.PlanAsync(cancel)));
            planned[index] = chain;
        }, cancel);
        return planned;
    }

    private async Task CheckRightsAsync(IEnumerable<Right> rights, CancellationToken cancel)
    {
        var missing = await cluster.Rights.MissingAsync(rights, cancel);
        if (missing.Count > 0)
            throw new UserError($"error: you are not allowed to {string.Join(" or ", missing.Select(right => right.ToString()).Distinct().Order(StringComparer.Ordinal))}; nothing was changed");
    }

    /// <summary>E.g. <c>secret/x in a, b (not begun)</c>.</summary>
    private static IEnumerable<string> NotDone(IReadOnlyList<Applied> results) =>
        from one in results
        where one.IsInterrupted
        group one.Change.Target.Namespace by (one.Change.Target.Title, one.Error) into same
        let places = same.OfType<string>().ToList()
        select $"{same.Key.Title}{(places.Count == 0 ? "" : $" in {string.Join(", ", places)}")} ({same.Key.Error})";

    private static Applied Foretold(Planned step) =>
        step.Change is Refused refused ? Applied.Failed(refused, refused.Why) : Applied.Done(step.Change, step.Change.ToJson());

    private void Print(IReadOnlyList<Applied> done, bool several)
    {
        var changes = done.Select(Line).ToList();
        if (options.Output.TryPrint(ShownObject.Document([.. changes.Select(change => change.Object)]), ReportJson.Default.JsonObject, terminal.Out))
            return;
        var printer = new ChangePrinter(terminal.Out, several, options.DryRun.Suffix());
        if (options.Output.Format == OutputFormat.Name)
            printer.PrintNames(changes);
        else
            printer.Print(changes);
    }

    private ChangeReport Line(Applied one)
    {
        var target = one.Change.Target;
        return new(target.Title.Split('/')[0], target.Name, one.Change.Verb, target.Namespace, ShownObject.Of(one.Object!, ShowPassword));
    }
}
