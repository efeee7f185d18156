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

        ## When it is fine

        {page.WhenFine}
        {(page.Topic is null ? "" : $"\nIBM's own page: <{page.Topic}>\n")}
        """;

    public static string Families() =>
        "| Rules | About | Examples |\n|---|---|---|\n"
        + string.Concat(RuleFamily.All.Select(family => $"| [{family.Range}](docs/rules/README.md#{family.Anchor}) | {family.Title} | {family.Finds} |\n"));

    public static string Rules() =>
        $"{Generated}\n# Rules\n\n`kubectl icr explain ID` prints the same pages. An id never changes its meaning.\n"
        + string.Concat(RuleFamily.All.Select(family => $"\n## {family.Range} {family.Title}\n\n{RuleTable(family)}"));

    private static string RuleTable(RuleFamily family) =>
        "| Rule | Severity | What it finds |\n|---|---|---|\n"
        + string.Concat(family.Rules.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Title} |\n"));

    public static string Commands() => $"{Generated}\n# Commands\n" + string.Concat(HelpText.Shown(CommandLine.Commands().Root).Select(Command))
        + $"\n## Global flags\n\nEvery command takes these, at any place; `kubectl icr options` lists them.\n\n{FlagTable(GlobalFlags.All)}";

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

        `kubectl icr check -o prometheus` and `kubectl icr secrets --verify -o prometheus` print these gauges in Prometheus' text format. What was not read has no
        series, so a 0 is always a fact; alert on `kubectl_icr_incomplete` and on the age of `kubectl_icr_last_read_timestamp_seconds` too. No label holds a key, a
        user or a fingerprint. `docs/in-cluster` has a CronJob and the rights that it needs.

        `kubectl_icr_next_start_failing_containers` warns before the next reschedule. Its reasons: `refused` (the registry or IBM Cloud IAM refuses every credential that
        the kubelet would send; needs `--verify` or `--iam`), `dead-token` (each is a kind of token that Container Registry no longer accepts), `unparsable-secret` (the
        kubelet can't parse one of the pull secrets), `missing-secret` (the image is in a regional Container Registry, and the pull secret for it does not exist). The
        pull secrets are those that the next pod gets: the pod's own, or those that its service account names now where the workload's template names none.

        ## kubectl icr check

        {MetricTable(CheckMetrics.All)}
        ## kubectl icr secrets

        {MetricTable(SecretsMetrics.All)}
        """;

    private static string MetricTable(IEnumerable<Metric> metrics) =>
        "| Metric | Labels | Meaning |\n|---|---|---|\n"
        + string.Concat(metrics.Select(metric => $"| `{MetricsPrinter.Prefix}{metric.Name}` | {string.Join(", ", metric.Labels)} | {metric.Help} |\n"));

    public static string ExitCodes() =>
        $"| Code | Meaning |\n|---|---|\n| {ExitCode.Ok} | nothing wrong, or the change was made or was not needed |\n| {ExitCode.Problems} | problems found |\n"
        + $"| {ExitCode.Failed} | could not check or change |\n| {ExitCode.Usage} | bad usage |\n";
}
