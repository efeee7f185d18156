using KubectlIcr.Commands.Changes;
using KubectlIcr.Commands.Options;
using KubectlIcr.Kubelet;
using KubectlIcr.Plans;
using KubectlIcr.Report;

namespace KubectlIcr.Commands;

/// <summary>Checks, fixes what can be fixed, waits until the pods pull and checks again. The only path from a check to a write.</summary>
internal sealed record FixInvocation : Invocation
{
    public required CheckInvocation Check { get; init; }

    public required FixOptions Fix { get; init; }

    public override async Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        using var cluster = await LiveCluster.OpenAsync(Check.Kube, Options, terminal, cancel);
        var facts = await Check.FactsAsync(terminal, cancel, cluster.Read);
        var pulls = Pulls.Join(facts);
        var report = await Check.ReportAsync(facts, pulls, terminal, cancel);
        var plan = FixPlan.Of(report.Findings, Fix.BarePods);
        var chains = new FixGoals(cluster.Stored, new Fingerprints(terminal.Salt), Fix.BarePods).Chains(plan);
        if (chains.Count == 0)
            return Nothing(report, plan, terminal);
        using var trials = TrialLock.Take(terminal);
        var run = new FixRun(cluster, Fix, Options, Talk(terminal))
        {
            Proof = Fix.Prove ? new ProvedRestarts(new NodeTrials(cluster, TrialLimit, !facts.Identity.IsOpenShift, Talk(terminal)), cluster.Stored, pulls, trials, Talk(terminal)) : null,
        };
        var results = await run.ChangeAsync(plan, chains, ColourOption.For(Check.Color, Talk(terminal)), cancel);
        var code = results.Any(one => one.Error is not null) ? ExitCode.Failed : ExitCode.Ok;
        if (run.IsDeclined || Fix.DryRun != DryRun.None || results.Any(one => one.IsInterrupted))
            return Math.Max(code, IsDocument ? Check.Print(report, terminal) : Check.CodeOf(report));
        var after = new FollowUp(cluster.Read, Check, plan, terminal);
        await after.WaitAsync(Fix.Timeout, results.Where(one => one.Error is not null).Select(one => one.Change.Target.Namespace).ToHashSet(), cancel);
        return Math.Max(code, await after.CheckAgainAsync(report, cancel));
    }

    /// <summary>Trials have time even if the user does not wait for the pods.</summary>
    private TimeSpan TrialLimit => Fix.Timeout > TimeSpan.Zero ? Fix.Timeout : new FixOptions().Timeout;

    private ChangeOptions Options => new() { DryRun = Fix.DryRun, FieldManager = Fix.FieldManager, Output = new Output(OutputFormat.Text) };

    private bool IsDocument => Check.Output.IsDocument || Check.Output.Format == OutputFormat.Name;

    /// <summary>If standard output must contain one document, progress goes to standard error.</summary>
    private Terminal Talk(Terminal terminal) => IsDocument ? terminal with { Out = terminal.Error, OutIsTerminal = terminal.ErrorIsTerminal } : terminal;

    private int Nothing(CheckReport report, FixPlan plan, Terminal terminal)
    {
        if (report.Summary.Errors > 0)
            terminal.Say($"--fix can't fix these problems; run the commands yourself{(Fix.BarePods || plan.Left.All(left => left.Why != Fixability.OnlyBare) ? "" : ", or use --fix=all")}.");
        return Check.Print(report, terminal);
    }
}
