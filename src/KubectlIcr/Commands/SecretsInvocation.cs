using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Commands.Reports;
using KubectlIcr.Printers;
using KubectlIcr.Printers.Metrics;
using KubectlIcr.Probe;
using KubectlIcr.PullSecrets;
using KubectlIcr.Report;

namespace KubectlIcr.Commands;

/// <summary>Reads pull secrets and who names them, and lists them.</summary>
internal sealed record SecretsInvocation : Invocation
{
    public IReadOnlyList<string> Names { get; init; } = [];

    public required KubeOptions Kube { get; init; }

    public ListOptions List { get; init; } = new();

    /// <summary>Saved objects to read instead of the cluster; none for the live one.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Null for every registry.</summary>
    public string? Host { get; init; }

    public bool Unused { get; init; }

    public bool Invalid { get; init; }

    /// <summary>The credentials are listed, not the secrets.</summary>
    public bool ByKey { get; init; }

    public required Output Output { get; init; }

    public RegistryOptions Registry { get; init; } = new();

    public override async Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        var (report, facts) = await Output.ReadAsync("secrets", terminal.Out, () => ReadAsync(terminal, cancel));
        if (facts.Errors.Count > 0 && report.Items.Count == 0)
            throw facts.Errors[0];
        Print(report, facts.Scope, terminal);
        await terminal.Out.FlushAsync(cancel);
        foreach (var line in facts.Errors.Select(error => error.Message).Concat(Output.IsWhole ? [] : SecretsTalk.Of(report, facts)))
            terminal.Say(line);
        return facts.Errors.Count > 0 ? ExitCode.Failed
            : (Invalid && report.Items.Count > 0) || report.Summary.Refused.Count > 0 ? ExitCode.Problems
            : report.Gaps.Any(gap => gap.IsFault) ? ExitCode.Failed
            : ExitCode.Ok;
    }

    private async Task<(SecretsReport Report, PullSecretFacts Facts)> ReadAsync(Terminal terminal, CancellationToken cancel)
    {
        var selection = SecretSelection.Of(NameArgs.OfSecrets(Names), Kube.Namespace, List.AllNamespaces, List.Selector);
        await using var progress = Progress.On(terminal);
        var asking = Registry.Asking(RegistryScope.None, Kube, terminal, progress.Say);
        var facts = await new PullSecretReader(await FactSources.OpenAsync(From, Kube, terminal, progress.Say, cancel), cancel).ReadAsync(selection);
        var table = new PullSecretTable(facts);
        var secrets = table.All.Where(secret => Host is null || secret.Config?.Covers(Host) == true).ToList();
        var answers = await CredentialProbe.AskAsync(secrets.SelectMany(secret => secret.Entries), asking, facts.Identity.Source == "live" ? facts.Identity.Server : null, cancel);
        return (new SecretsReports(facts, table, answers, new Fingerprints(terminal.Salt)).Of(secrets, IsWanted), facts);
    }

    private bool IsWanted(IReadOnlyList<Remark> remarks) =>
        (!Unused || remarks.Any(remark => remark.Word == SecretRemarks.UnusedWord)) && (!Invalid || remarks.Any(remark => remark.IsProblem));

    private void Print(SecretsReport report, string? scope, Terminal terminal)
    {
        if (Output.TryPrint(report, ReportJson.Default.SecretsReport, terminal.Out))
            return;
        if (Output.Format == OutputFormat.Prometheus)
        {
            MetricsPrinter.Print(SecretsMetrics.Of(report), terminal.Out);
            return;
        }
        report = report with { Items = Output.Table.Sort(report.Items, ReportJson.Default.SecretReport), Keys = ByKey ? Output.Table.Sort(report.Keys, ReportJson.Default.SharedKeyReport) : report.Keys };
        if (report.Items.Count == 0 && (Unused || Invalid) && report.Gaps.Count > 0)
            terminal.Say($"No {(Unused ? "unused" : "invalid")} secrets found among the objects that could be read");
        else if (report.Items.Count == 0)
            terminal.Say(scope is null ? "No resources found" : $"No resources found in {scope} namespace.");
        else if (Output.Format == OutputFormat.Name)
            SecretsPrinter.PrintNames(report, terminal.Out);
        else if (ByKey)
            new SecretsPrinter(terminal.Out, Output.Table.NoHeaders, Output.Format == OutputFormat.Wide).PrintKeys(report);
        else
            new SecretsPrinter(terminal.Out, Output.Table.NoHeaders, Output.Format == OutputFormat.Wide).PrintSecrets(report, withNamespace: scope is null);
    }
}
