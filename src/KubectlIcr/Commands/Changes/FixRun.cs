using KubectlIcr.Commands.Options;
using KubectlIcr.Plans;
using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Commands.Changes;

/// <summary>Shows a fix plan, asks, and carries it out with an undo file beside it.</summary>
/// <param name="terminal">Where the talk goes, the plan too.</param>
internal sealed class FixRun(LiveCluster cluster, FixOptions fix, ChangeOptions options, Terminal terminal)
{
    private readonly UndoLog undo = new(new UndoRecord(cluster.Server, cluster.Source.Identity.Context, DateTimeOffset.UtcNow, []));

    /// <summary>The user declined.</summary>
    public bool IsDeclined { get; private set; }

    /// <summary>Lets a node prove each restart first; null where nothing has to be proven.</summary>
    public ProvedRestarts? Proof { get; init; }

    /// <returns>What was done; nothing where it was declined.</returns>
    public async Task<IReadOnlyList<Applied>> ChangeAsync(FixPlan plan, IReadOnlyList<IReadOnlyList<Goal>> chains, Colour colour, CancellationToken cancel)
    {
        var run = new ChangeRun(cluster, options, terminal) { MayBegin = MayBeginAsync, Tell = undo.Tell, Proof = Proof };
        var planned = await run.PlanAsync([.. chains.Select(chain => (IReadOnlyList<Goal>)[.. chain.Select(undo.Watching)])], cancel);
        Show(plan, planned, colour);
        try
        {
            var results = await run.ApplyAsync(planned, cancel);
            run.Report(results);
            return results;
        }
        finally
        {
            undo.Close();
            if (undo.Trouble is { } trouble)
                terminal.Say($"warning: the undo file lists the planned changes, not those that were made: {trouble}");
        }
    }

    private void Show(FixPlan plan, IReadOnlyList<IReadOnlyList<Planned>> planned, Colour colour)
    {
        var diff = new FixDiff(new Fingerprints(terminal.Salt));
        IReadOnlyList<PlannedChange> changes = [.. planned.SelectMany(chain => chain).Select(step => diff.Of(step.Change))];
        var printer = new PlanPrinter(terminal.Out, colour, terminal.Columns) { IsProven = Proof is not null };
        printer.Print(new PlanReport(plan.Mends, changes, plan.Left, plan.Bare));
        terminal.Out.Flush();
    }

    /// <summary>A dry run needs no consent, and leaves nothing to undo.</summary>
    private async Task<bool> MayBeginAsync(CancellationToken cancel)
    {
        if (fix.DryRun != DryRun.None)
            return true;
        IsDeclined = !fix.Yes && !await Consent.AskAsync(terminal, cancel);
        if (IsDeclined)
            terminal.Say("Nothing was changed.");
        else if (undo.HasSomething)
            Open();
        return !IsDeclined;
    }

    private void Open()
    {
        var file = UndoFile.Claim(fix.UndoFile, terminal, DateTimeOffset.UtcNow);
        undo.Open(file);
        terminal.Say($"To undo: kubectl icr undo {Shell.Quote(file.Path)}");
    }
}
