using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>The one sentence at the top of the text report.</summary>
internal static class Verdict
{
    public static string Of(CheckReport report)
    {
        var summary = report.Summary;
        if (summary.Pods == 0 && report.NotJudged is { } documents)
            return $"Nothing could be judged: {Count(documents.Count, "document")} without a pod template that can be read.";
        if (summary.Failing == 0 && summary.Errors == 0)
            return $"No pull problem found in {Count(summary.Pods, "pod")} with {Uses(summary)}{Asides(report)}.";
        if (summary.Failing == 0)
            return $"{Count(summary.Errors, "problem")} in what is to be pulled: "
                + $"{Count(summary.Pods, "pod template")} with {Uses(summary)}{Asides(report)}.";
        return report.Pulls.Count(pull => pull.Cause is not null) == 1
            ? One(report)
            : $"{summary.Failing} of {Uses(summary)} can't pull: {Count(summary.Errors, "cause")}{Asides(report)}.";
    }

    private static string One(CheckReport report)
    {
        var pull = report.Pulls.First(pull => pull.Cause is not null);
        var cause = report.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error && finding.Subjects.Any(subject => IsOf(pull, subject)));
        if (pull.State == "FailedCreate" && cause is not null)
            return $"{pull.Namespace}/{pull.Pod} can't create its pods: {cause.Message}.";
        return $"{pull.Namespace}/{pull.Pod} can't pull {cause?.Image ?? pull.Image.Raw}{(cause is null ? Asides(report) : $": {cause.Message}")}.";
    }

    private static bool IsOf(PullReport pull, Subject subject) =>
        (subject.Namespace, subject.Pod, subject.Use) == (pull.Namespace, pull.Pod, pull.Use);

    private static string Asides(CheckReport report)
    {
        var summary = report.Summary;
        string?[] parts =
        [
            summary.Warnings > 0 ? Count(summary.Warnings, "warning") : null,
            summary.Ignored > 0 ? $"{Count(summary.Ignored, "finding")} ignored" : null,
            summary.Skipped > 0 ? $"{Count(summary.Skipped, "rule")} not checked" : null,
            report.NotJudged is { } documents ? $"{Count(documents.Count, "document")} not judged" : null,
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
