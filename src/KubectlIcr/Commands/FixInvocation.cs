using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Commands.Changes;
using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Words;
using KubectlIcr.Plans;
using KubectlIcr.Report;

namespace KubectlIcr.Commands;

/// <summary>Checks, mends what can be mended, waits until the pods pull and checks again. The one way from a check to a write.</summary>
internal sealed record FixInvocation : Invocation
{
    public required CheckInvocation Check { get; init; }

    public required FixOptions Fix { get; init; }

    public override async Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        var report = await Check.ReportAsync(terminal, cancel);
        var plan = FixPlan.Of(report.Findings, Fix.BarePods);
        using var cluster = await LiveCluster.OpenAsync(Check.Kube, Options, terminal, cancel);
        var chains = new FixGoals(cluster.Stored, new Fingerprints(terminal.Salt), Fix.BarePods).Chains(plan);
        if (chains.Count == 0)
            return Nothing(report, plan, terminal);
        var run = new FixRun(cluster, Fix, Options, Talk(terminal));
        var results = await run.ChangeAsync(plan, chains, ColourOption.For(Check.Color, Talk(terminal)), cancel);
        var code = results.Any(one => one.Error is not null) ? ExitCode.Failed : ExitCode.Ok;
        if (run.IsDeclined || Fix.DryRun != DryRun.None || results.Any(one => one.IsInterrupted))
            return Math.Max(code, IsDocument ? Check.Print(report, terminal) : Check.CodeOf(report));
        var failed = results.Where(one => one.Error is not null).Select(one => one.Change.Target.Namespace).ToHashSet();
        var found = await WaitAsync(cluster, [.. plan.Waits.Where(pod => !failed.Contains(pod.Namespace))], terminal, cancel);
        return Math.Max(code, await AgainAsync(found, terminal, cancel));
    }

    private ChangeOptions Options => new() { DryRun = Fix.DryRun, FieldManager = Fix.FieldManager, Output = new Output(OutputFormat.Text) };

    private bool IsDocument => Check.Output.Format is OutputFormat.Json or OutputFormat.Yaml or OutputFormat.Name;

    /// <summary>Where standard output is to hold one document, what is done on the way is talk.</summary>
    private Terminal Talk(Terminal terminal) => IsDocument ? terminal with { Out = terminal.Error, OutIsTerminal = terminal.ErrorIsTerminal } : terminal;

    private int Nothing(CheckReport report, FixPlan plan, Terminal terminal)
    {
        if (report.Summary.Errors > 0)
            terminal.Say($"Nothing here can be mended by --fix; the commands are for you{(Fix.BarePods || plan.Left.All(left => left.Why != Mending.OnlyBare) ? "" : ", or --fix=all")}.");
        return Check.Print(report, terminal);
    }

    private async Task<IReadOnlyList<Tracked>> WaitAsync(LiveCluster cluster, IReadOnlyList<Subject> pods, Terminal terminal, CancellationToken cancel)
    {
        var tracks = pods.Select(pod => new PodTrack(pod.Namespace, pod.Name, pod.Owner)).ToList();
        if (tracks.Count == 0)
            return [];
        await using var progress = Progress.On(terminal);
        return await new PullWatch(cluster.Source, TimeProvider.System, progress.Say).UntilPulledAsync(tracks, Fix.Timeout, cancel);
    }

    /// <summary>The same question once more; a pod that was named and is replaced is followed.</summary>
    private async Task<int> AgainAsync(IReadOnlyList<Tracked> found, Terminal terminal, CancellationToken cancel)
    {
        var late = found.Where(one => !one.HasPulled).Select(one => $"{one.Track.Namespace}/{one.Track.Name}").ToList();
        if (late.Count > 0)
            terminal.Say($"Not all pods pull yet: {Few.Of(late, 5)}");
        IReadOnlyList<string> names = [.. Check.Names.Count == 0 ? [] : Selection.Parse(Check.Names).Names.SelectMany(name => Followed(name, found))];
        if (names.Count == 0 && Selection.Parse(Check.Names).Names.Count > 0)
            return ExitCode.Problems;
        var check = names.Count == 0 ? Check : Check with { Names = names };
        return check.Print(await check.ReportAsync(terminal, cancel), terminal);
    }

    private static IEnumerable<string> Followed(ResourceName name, IReadOnlyList<Tracked> found) =>
        name.Type == ResourceType.Pod && found.FirstOrDefault(one => one.Track.Name == name.Name) is { } followed
            ? followed.Pods.Select(pod => $"pod/{pod.Name}")
            : [$"{name.Type.Plural}/{name.Name}"];
}
