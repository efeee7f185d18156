using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>The one sentence at the top of the text report.</summary>
internal static class Verdict
{
    public static string Of(CheckReport report)
    {
        var summary = report.Summary;
        if (summary.Pods == 0 && report.NotJudged is { } documents)
            return $"Nothing could be checked: {Plural.Of(documents.Count, "document")} without a readable pod template.";
        if (report.OnlyRules.Count > 0)
            return $"{OfRules(report)}.";
        if (summary.Failing == 0 && summary.Errors == 0)
            return $"No pull problems found in {Plural.Of(summary.Pods, AreTemplates(report.Pulls) ? "pod template" : "pod")} with {Uses(summary)}{Asides.Of(report)}{Asides.ButNot(report)}.";
        if (summary.Failing == 0)
            return $"{Problems(report)} found in {Plural.Of(summary.Pods, "pod template")} with {Uses(summary)}{Asides.Of(report)}.";
        return $"{(NamedPull(report) is { } pull ? $"{One(pull)}{Asides.AndWarnings(report)}" : Many(report))}{Asides.Of(report)}.";
    }

    /// <summary>The one pull that fails, which it names with its image; null where there are more, or none.</summary>
    public static PullReport? NamedPull(CheckReport report) =>
        report.OnlyRules.Count == 0 && report.Summary.Failing > 0 && report.Pulls.Where(pull => pull.Cause is not null).Take(2).ToList() is [var one] ? one : null;

    private static string OfRules(CheckReport report)
    {
        var hit = report.Findings.SelectMany(finding => finding.Subjects).Distinct().ToList();
        var rules = ShortList.Any([.. report.OnlyRules.Order(StringComparer.Ordinal)]);
        return $"{(hit.Count == 0 ? "No container is" : $"{AffectedWorkloads.Count(hit)} {(hit.Count == 1 ? "is" : "are")}")} affected by {rules}{Asides.Of(report)}{(hit.Count == 0 ? Asides.ButNot(report) : "")}";
    }

    private static string One(PullReport pull) => $"{TypeName.Of(pull.Pod, pull.Namespace)} can't {pull switch
    {
        { State: "FailedCreate" } => "create its pods",
        { IsSandbox: true } => $"start: its node can't pull {(pull.Image.Raw.Length == 0 ? "its pause image" : pull.Image.Raw)}",
        { Cause: "never-pull" } => $"get {pull.Image.Raw}: the {(pull.Container is null ? "volume" : "container")}'s pull policy is Never",
        { Kind: "ImageStream" } => $"import {pull.Image.Raw}",
        _ => $"pull {pull.Image.Raw}",
    }}";

    private static string Many(CheckReport report)
    {
        var summary = report.Summary;
        var failing = summary.Volumes == 0 && UseWords.Noun(report.Pulls.Select(pull => pull.Kind)) is "container"
            ? $"{summary.Failing} of {Uses(summary)} can't pull their images"
            : $"{summary.Failing} of {Plural.Of(summary.Containers + summary.Volumes, "image")} can't be pulled";
        return summary.Errors == 0 ? $"{failing}{Asides.AndWarnings(report)}" : $"{failing}: {Problems(report)} found";
    }

    private static string Problems(CheckReport report) =>
        $"{Plural.Of(FindingGroup.Count(report.Findings, Severity.Error), "problem")}{(FindingGroup.Count(report.Findings, Severity.Warning) is > 0 and var warnings ? $" and {Plural.Of(warnings, "warning")}" : "")}";

    private static bool AreTemplates(IReadOnlyList<PullReport> pulls) =>
        pulls.Count > 0 && pulls.All(pull => pull.Kind != "Pod") && UseWords.Noun(pulls.Select(pull => pull.Kind)) is "container";

    private static string Uses(Summary summary) =>
        $"{Plural.Of(summary.Containers, "container")}{(summary.Volumes == 0 ? "" : $" and {Plural.Of(summary.Volumes, "image volume")}")}";
}
