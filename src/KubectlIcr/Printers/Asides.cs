using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>What the verdict does not count: milder findings, and what was left out or not read, since it may be worse.</summary>
internal static class Asides
{
    /// <summary>Kinds that only explain a failure, and never tell of one.</summary>
    private static readonly string[] Explaining = ["secrets", "serviceaccounts", "nodes", "configmaps"];

    /// <summary>In brackets; empty where there is nothing to add.</summary>
    public static string Of(CheckReport report)
    {
        var said = string.Join("; ", All(report).OfType<string>());
        return said.Length == 0 ? "" : $" ({said})";
    }

    private static IEnumerable<string?> All(CheckReport report)
    {
        var summary = report.Summary;
        yield return summary.Warnings > 0 ? Plural.Of(Warnings(report), "warning") : null;
        yield return summary.Ignored > 0 ? $"{Plural.Of(summary.Ignored, "finding")} ignored" : null;
        yield return summary.Filtered > 0 ? $"{Plural.Of(summary.Filtered, "finding")} of other rules not shown" : null;
        yield return summary.Skipped > 0 ? $"{Plural.Of(summary.Skipped, "rule")} not checked" : null;
        yield return report.NotJudged is { } documents ? $"{Plural.Of(documents.Count, "document")} not checked" : null;
        yield return Unread(report) is { Count: > 0 } unread ? $"{List(unread)} not read" : null;
    }

    private static int Warnings(CheckReport report) => FindingGroup.Of(report.Findings.Where(finding => finding.Severity == Severity.Warning)).Count;

    private static IReadOnlyList<string> Unread(CheckReport report) => [.. (report.Gaps ?? []).Select(gap => gap.Kind).Where(kind => !Explaining.Contains(kind)).Distinct()];

    /// <summary><c>a, b and c</c>.</summary>
    private static string List(IReadOnlyList<string> names) => names.Count < 2 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
