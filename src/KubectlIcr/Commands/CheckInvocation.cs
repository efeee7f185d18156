using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Files;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Reports;
using KubectlIcr.Kubelet;
using KubectlIcr.Printers;
using KubectlIcr.Printers.Metrics;
using KubectlIcr.Probe;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Commands;

/// <summary>Reads the facts, asks the rules, prints the report.</summary>
internal sealed record CheckInvocation : Invocation
{
    public IReadOnlyList<string> Names { get; init; } = [];

    public required KubeOptions Kube { get; init; }

    public ListOptions List { get; init; } = new();

    /// <summary>The healthy containers of a list too.</summary>
    public bool All { get; init; }

    /// <summary>Saved objects to read instead of the cluster; none for the live one.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Manifests to judge; none for what is deployed.</summary>
    public IReadOnlyList<string> Manifests { get; init; } = [];

    public RegistryOptions Registry { get; init; } = new();

    public required Output Output { get; init; }

    public GateOptions Gate { get; init; } = new();

    /// <summary>The ids of the rules to report; empty for all.</summary>
    public IReadOnlySet<string> Rules { get; init; } = new HashSet<string>();

    /// <summary>The command line that asks the same of all rules; null where it does more than check.</summary>
    public string? Again { get; init; }

    /// <summary><c>auto</c>, <c>always</c> or <c>never</c>.</summary>
    public string Color { get; init; } = "auto";

    public override async Task<int> RunAsync(Terminal terminal, CancellationToken cancel) =>
        Print(await Output.ReadAsync("check", terminal.Out, () => ReportAsync(terminal, cancel)), terminal);

    /// <param name="open">Opens the source over an existing connection; receives the progress callback.</param>
    public async Task<CheckReport> ReportAsync(Terminal terminal, CancellationToken cancel, Func<Action<string>, IObjectSource>? open = null)
    {
        var facts = await FactsAsync(terminal, cancel, open);
        return await ReportAsync(facts, Pulls.Join(facts), terminal, cancel);
    }

    /// <summary>Asks the registries about the pulls, then the rules. Says so where there is nothing to check.</summary>
    public async Task<CheckReport> ReportAsync(ClusterFacts facts, IReadOnlyList<Pull> pulls, Terminal terminal, CancellationToken cancel)
    {
        var asked = await QueryAsync(facts, pulls, terminal, cancel);
        if (facts.PodsAsked == 0 && facts.NotJudged.Count == 0)
            terminal.Say(NothingFound(facts));
        return CheckReports.Build(facts, Diagnosis.Of(asked, facts).Without(Gate.Ignored).Only(Rules), OnlyFailing);
    }

    public async Task<ClusterFacts> FactsAsync(Terminal terminal, CancellationToken cancel, Func<Action<string>, IObjectSource>? open = null)
    {
        await using var progress = Progress.On(terminal);
        return await ReadClusterAsync(terminal, open, progress.Say, cancel);
    }

    /// <summary>Pods, workloads or manifests are named: all of them are meant, whether they fail or not.</summary>
    public bool IsNamed => Manifests.Count > 0 || Selection.Parse(Names).Names.Count > 0;

    /// <returns>The exit code.</returns>
    public int Print(CheckReport report, Terminal terminal)
    {
        if (report.Summary.Pods > 0 || report.NotJudged is not null || Output.IsDocument)
            Write(report, terminal);
        terminal.Out.Flush(); // before the talk, where both go to one terminal
        foreach (var line in Output.IsWhole ? [] : CheckTalk.Of(report, List.AllNamespaces))
            terminal.Say(line);
        return CodeOf(report);
    }

    public int CodeOf(CheckReport report) => Gate.ExitCodeOf(report);

    /// <summary>Of a list over all namespaces only what fails is listed; saved objects without <c>-n</c> are such a list.</summary>
    private bool OnlyFailing => !All && Manifests.Count == 0 && (List.AllNamespaces || (From.Count > 0 && Kube.Namespace is null && Selection.Parse(Names).Names.Count == 0));

    /// <summary>A live cluster's images are asked for by default, those of saved objects on request.</summary>
    private async Task<IReadOnlyList<Pull>> QueryAsync(ClusterFacts facts, IReadOnlyList<Pull> pulls, Terminal terminal, CancellationToken cancel)
    {
        await using var progress = Progress.On(terminal);
        var asking = Registry.Asking(From.Count > 0 ? RegistryScope.None : RegistryScope.Icr, Kube, terminal, progress.Say);
        return await RegistryChecks.AskAsync(pulls, facts, asking, cancel);
    }

    private async Task<ClusterFacts> ReadClusterAsync(Terminal terminal, Func<Action<string>, IObjectSource>? open, Action<string> say, CancellationToken cancel)
    {
        var selection = Selection.Parse(Names, Kube.Namespace, List.AllNamespaces, List.Selector, All);
        var source = open is null ? await FactSources.OpenAsync(From, Kube, terminal, say, cancel) : open(say);
        var reader = new ClusterReader(source);
        if (Manifests.Count == 0)
            return await reader.ReadAsync(selection, cancel);
        var @namespace = Kube.Namespace ?? source.DefaultNamespace ?? "default";
        return await reader.ReadForTemplatesAsync(Cluster.Files.Manifests.Read(Manifests, terminal.In, @namespace, isGiven: Kube.Namespace is not null), cancel);
    }

    private string NothingFound(ClusterFacts facts) =>
        Manifests.Count > 0 ? $"No pods or workloads found in {ObjectFiles.Title(Manifests)}"
        : facts.Scope is { } scope ? $"No resources found in {scope} namespace."
        : "No resources found";

    private void Write(CheckReport report, Terminal terminal)
    {
        if (Output.TryPrint(report, ReportJson.Default.CheckReport, terminal.Out))
            return;
        switch (Output.Format)
        {
            case OutputFormat.Name:
                NamePrinter.Print(report, terminal.Out);
                break;
            case OutputFormat.Junit:
                new JunitPrinter(Gate.FailOn ?? Severity.Error, terminal.Out).Print(report);
                break;
            case OutputFormat.Prometheus:
                MetricsPrinter.Print(CheckMetrics.Of(report), terminal.Out);
                break;
            case OutputFormat.Sarif:
                new SarifPrinter([.. RuleList.All.Select(RulePages.Of)], Build.Version, terminal.Out) { IsSuccessful = CodeOf(report) != ExitCode.Failed }.Print(report);
                break;
            default:
                new CheckPrinter(terminal.Out, ColourOption.For(Color, terminal), Output.Format == OutputFormat.Wide, terminal.Columns)
                {
                    NoHeaders = Output.Table.NoHeaders,
                    Traces = IsNamed,
                    Again = Again,
                }.Print(report with { Pulls = Output.Table.Sort(report.Pulls, ReportJson.Default.PullReport) });
                break;
        }
    }
}
