using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>The one sentence at the top of the text report.</summary>
internal static class Verdict
{
    public static string Of(CheckReport report)
    {
        var summary = report.Summary;
        if (summary.Pods == 0 && report.NotJudged is { } documents)
            return $"Nothing could be checked: {Count(documents.Count, "document")} without a readable pod template.";
        if (report.OnlyRules.Count > 0)
            return OfRules(report);
        if (summary.Failing == 0 && summary.Errors == 0)
            return $"No pull problem found in {Count(summary.Pods, "pod")} with {Uses(summary)}{Asides(report)}.";
        if (summary.Failing == 0)
            return $"{Count(Causes(report, Severity.Error), "problem")} in what is to be pulled: "
                + $"{Count(summary.Pods, "pod template")} with {Uses(summary)}{Asides(report)}.";
        return NamedPull(report) is { } pull
            ? One(report, pull)
            : $"{summary.Failing} of {Uses(summary)} can't pull: {Count(Causes(report, Severity.Error), "cause")}{Asides(report)}.";
    }

    /// <summary>The one pull that fails, which it names with its image; null where there are more, or none.</summary>
    public static PullReport? NamedPull(CheckReport report) =>
        report.OnlyRules.Count == 0 && report.Summary.Failing > 0 && report.Pulls.Where(pull => pull.Cause is not null).Take(2).ToList() is [var one] ? one : null;

    /// <summary>What was left out is said, since it may be worse.</summary>
    private static string OfRules(CheckReport report)
    {
        var hit = report.Findings.SelectMany(finding => finding.Subjects).Distinct().ToList();
        var rules = string.Join(", ", report.OnlyRules.Order(StringComparer.Ordinal));
        return $"{(hit.Count == 0 ? "No container" : AffectedWorkloads.Count(hit))} affected by {rules}{Asides(report)}.";
    }

    /// <summary>As a person counts them: findings that are alike are one.</summary>
    private static int Causes(CheckReport report, Severity severity) => FindingGroup.Of(report.Findings.Where(finding => finding.Severity == severity)).Count;

    private static string One(CheckReport report, PullReport pull) =>
        $"{pull.Namespace}/{pull.Pod} can't {(pull.State == "FailedCreate" ? "create its pods" : $"pull {pull.Image.Raw}")}{Asides(report)}.";

    private static string Asides(CheckReport report)
    {
        var summary = report.Summary;
        string?[] parts =
        [
            summary.Warnings > 0 ? Count(Causes(report, Severity.Warning), "warning") : null,
            summary.Ignored > 0 ? $"{Count(summary.Ignored, "finding")} ignored" : null,
            summary.Filtered > 0 ? $"{Count(summary.Filtered, "finding")} of other rules not shown" : null,
            summary.Skipped > 0 ? $"{Count(summary.Skipped, "rule")} not checked" : null,
            report.NotJudged is { } documents ? $"{Count(documents.Count, "document")} not checked" : null,
            Telling(report) is { Count: > 0 } unread ? $"{string.Join(", ", unread)} not read" : null,
        ];
        var said = string.Join(", ", parts.Where(part => part is not null));
        return said.Length == 0 ? "" : $" ({said})";
    }

    /// <summary>The unread kinds that could have told of a failure: events, and the workloads that they are about. Those of credentials only explain one.</summary>
    private static IReadOnlyList<string> Telling(CheckReport report) =>
        [.. (report.Gaps ?? []).Select(gap => gap.Kind).Where(kind => kind is not ("secrets" or "serviceaccounts" or "nodes" or "configmaps")).Distinct()];

    private static string Uses(Summary summary) =>
        $"{Count(summary.Containers, "container")}{(summary.Volumes == 0 ? "" : $" and {Count(summary.Volumes, "image volume")}")}";

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
