using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>What the verdict does not count.</summary>
internal static class Asides
{
    /// <summary>Findings that are not shown, in brackets; empty where there are none.</summary>
    public static string Of(CheckReport report)
    {
        var said = string.Join("; ", Uncounted(report).OfType<string>());
        return said.Length == 0 ? "" : $" ({said})";
    }

    /// <summary>What a verdict of no problem does not cover, e.g. <c>, but events were not read</c>; empty where it covers all.</summary>
    public static string ButNot(CheckReport report)
    {
        var left = Unread(report).OfType<string>().ToList();
        return left.Count == 0 ? "" : $", but {string.Join(", and ", left)}";
    }

    private static IEnumerable<string?> Uncounted(CheckReport report)
    {
        var summary = report.Summary;
        yield return summary.Ignored > 0 ? $"{Plural.Of(summary.Ignored, "finding")} ignored" : null;
        yield return summary.Filtered > 0 ? $"{Plural.Of(summary.Filtered, "finding")} of other rules not shown" : null;
    }

    private static IEnumerable<string?> Unread(CheckReport report)
    {
        yield return Warnings(report) is > 0 and var warnings ? $"{Plural.Of(warnings, "warning")} {(warnings == 1 ? "was" : "were")} found" : null;
        var (rules, documents) = (report.Summary.Skipped, report.NotJudged?.Count ?? 0);
        string[] open = [.. new[] { (rules, "rule"), (documents, "document") }.Where(one => one.Item1 > 0).Select(one => Plural.Of(one.Item1, one.Item2))];
        yield return open.Length > 0 ? $"{ShortList.All(open)} {(rules + documents == 1 ? "was" : "were")} not checked" : null;
        string[] kinds = [.. (report.Gaps ?? []).Where(gap => gap.IsDeciding).Select(gap => gap.Kind).Distinct()];
        yield return kinds.Length > 0 ? $"{ShortList.All(kinds)} were not read" : null;
    }

    /// <summary>As the report lists them.</summary>
    public static int Warnings(CheckReport report) => FindingGroup.Of(report.Findings.Where(finding => finding.Severity == Severity.Warning)).Count;
}
