using KubectlIcr.Report;

namespace KubectlIcr.Printers.Metrics;

/// <summary>What <c>check</c> found, as gauges.</summary>
internal static class CheckMetrics
{
    private static readonly Metric Pods = new("pods", "Pods checked, and templates of workloads without pods.");

    private static readonly Metric Containers = new("containers", "Containers and image volumes checked, by state. Those in state failing can't pull their image now.", "state");

    private static readonly Metric Failing = new("failing_containers", "Containers that can't pull their image now, by cause.", "namespace", "cause");

    private static readonly Metric Findings = new("findings", "Root causes found, by rule.", "rule", "severity");

    private static readonly Metric Hit = new("finding_containers", "Containers affected by a finding, by rule. A container can have several findings.", "namespace", "rule", "severity");

    private static readonly Metric Skipped = new("skipped_rules", "1 for each rule that could not be checked everywhere because something could not be read.", "rule");

    /// <summary>For the page about them.</summary>
    public static IReadOnlyList<Metric> All => [.. RunMetrics.All, Pods, Containers, Failing, Findings, Hit, Skipped];

    public static IEnumerable<Metric> Of(CheckReport report) =>
    [
        .. RunMetrics.Of("check", report.TakenAt, report.Skipped.Count > 0 || report.Gaps is not null, report.Gaps ?? []),
        Pods.With(report.Summary.Pods),
        // Events alone tell of pods that could not be created.
        report.Gaps?.Any(gap => gap.Kind == "events") == true ? Containers
            : Containers.With(report.Summary.Failing, "failing").With(report.Summary.Containers + report.Summary.Volumes - report.Summary.Failing, "other"),
        Failing.Counting(report.Pulls.Where(pull => pull.Cause is not null).Select(pull => (string[])[pull.Namespace, pull.Cause!])),
        Findings.Counting(report.Findings.Select(finding => (string[])[finding.Id, finding.Severity.Name()])),
        Hit.Counting(
            from finding in report.Findings
            from subject in finding.Subjects.Select(subject => (subject.Namespace, subject.Pod, subject.Use)).Distinct()
            select (string[])[subject.Namespace, finding.Id, finding.Severity.Name()]),
        report.Skipped.Select(skip => skip.Rule).Distinct().Aggregate(Skipped, (metric, rule) => metric.With(1, rule)),
    ];
}
