using KubectlIcr.Commands;
using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Printers.Metrics;
using KubectlIcr.Report;
using KubectlIcr.Rules;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Tests.Docs;

/// <summary>The generated pages: everything in them comes from the rules and commands themselves.</summary>
internal static class Markdown
{
    public const string Generated = "<!-- generated: dotnet cake --target=Docs -->\n";

    public static string Page(RulePage page) => $"""
        {Generated}
        # {page.Id}: {page.Title}

        Severity: {page.Severity.ToString().ToLowerInvariant()}{(page.Causes.Count == 0 ? "" : $" · Causes: {string.Join(", ", page.Causes)}")}

        ## Why

        {page.Cause}

        ## Fix

        {page.Remedy}

        ## When to ignore this

        {page.WhenToIgnore}
        {(page.Topic is null ? "" : $"\nIBM documentation: <{page.Topic}>\n")}
        """;

    public static string Families() =>
        "| Rules | About | Examples |\n|---|---|---|\n"
        + string.Concat(RuleFamily.All.Select(family => $"| [{family.Range}](docs/rules/README.md#{family.Anchor}) | {family.Title} | {family.Finds} |\n"));

    public static string Rules() =>
        $"{Generated}\n# Rules\n\n`kubectl icr explain ID` prints the same pages. The meaning of an ID never changes.\n"
        + string.Concat(RuleFamily.All.Select(family => $"\n## {family.Range} {family.Title}\n\n{RuleTable(family)}"));

    private static string RuleTable(RuleFamily family) =>
        "| Rule | Severity | What it finds |\n|---|---|---|\n"
        + string.Concat(family.Rules.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Title} |\n"));

    public static string Commands() => $"{Generated}\n# Commands\n" + string.Concat(HelpText.Shown(CommandLine.Commands().Root).Select(Command))
        + $"\n## Global flags\n\nThese flags work with every command and in any position; `kubectl icr options` lists them.\n\n{FlagTable(GlobalFlags.All)}";

    private static string Command(CommandLineApplication command) =>
        $"\n## {HelpText.Path(command)}\n\n{command.Description}.\n\n```sh\n{HelpText.Usage(command)}\n```\n\n"
        + (command.ExtendedHelpText is { Length: > 0 } examples ? $"```sh\n{string.Join('\n', examples.TrimEnd().Split('\n').Select(line => line.StartsWith("  ") ? line[2..] : line))}\n```\n\n" : "")
        + (HelpText.OwnOptions(command) is { Count: > 0 } own ? $"{FlagTable(own)}\n" : "")
        + "[Global flags](#global-flags)\n";

    private static string FlagTable(IEnumerable<CommandOption> options) =>
        "| Flag | Meaning |\n|---|---|\n"
        + string.Concat(options
            .OrderBy(option => option.LongName, StringComparer.Ordinal)
            .Select(option => $"| `{Flags.Name(option)}` | {option.Description?.Replace("|", "\\|")} |\n"));

    public static string Metrics() => $"""
        {Generated}
        # Metrics

        `kubectl icr check -o prometheus` and `kubectl icr secrets --verify -o prometheus` print these gauges in the Prometheus text format. Anything that
        could not be read has no series, so a 0 is always a fact. Alert on `kubectl_icr_incomplete` and on the age of `kubectl_icr_last_read_timestamp_seconds`, too.
        No label contains a key, a user or a fingerprint. `docs/in-cluster` has a CronJob and the permissions that it needs.

        `kubectl_icr_next_start_failing_containers` warns before the pods are rescheduled. Its reasons are `refused` (the registry or IBM Cloud IAM rejects every credential
        that the kubelet would send; requires `--verify` or `--iam`), `dead-token` (each is a kind of token that Container Registry no longer accepts), `unparsable-secret` (the
        kubelet can't parse one of the pull secrets), `missing-secret` (the image is in a regional Container Registry, and the pull secret for it does not exist). The
        pull secrets are those that the next pod gets: the pod's own or, if the workload's template has none, the current ones of its service account.

        ## kubectl icr check

        {MetricTable(CheckMetrics.All)}
        ## kubectl icr secrets

        {MetricTable(SecretsMetrics.All)}
        """;

    private static string MetricTable(IEnumerable<Metric> metrics) =>
        "| Metric | Labels | Meaning |\n|---|---|---|\n"
        + string.Concat(metrics.Select(metric => $"| `{MetricsPrinter.Prefix}{metric.Name}` | {string.Join(", ", metric.Labels)} | {metric.Help} |\n"));

    public static string ExitCodes() =>
        $"| Code | Meaning |\n|---|---|\n| {ExitCode.Ok} | no problems found, or the change was made or not needed |\n| {ExitCode.Problems} | problems found |\n"
        + $"| {ExitCode.Failed} | the check or the change failed |\n| {ExitCode.Usage} | invalid usage |\n";
}
