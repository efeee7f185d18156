using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>What the verdict does not count.</summary>
internal static class Asides
{
    /// <summary>Findings that are not shown, in brackets; empty where there are none.</summary>
    public static string Of(CheckReport report)
    {
        var said = string.Join("; ", Hidden(report.Summary).OfType<string>());
        return said.Length == 0 ? "" : $" ({said})";
    }

    /// <summary>E.g. <c>, and 1 warning was found</c>; empty where there is none.</summary>
    public static string AndWarnings(CheckReport report) => WarningsFound(report) is { } found ? $", and {found}" : "";

    /// <summary>What a verdict of no problem does not cover, e.g. <c>, but events were not read</c>; empty where it covers all.</summary>
    public static string ButNot(CheckReport report)
    {
        var left = new[] { WarningsFound(report), Unchecked(report), Unread(report) }.OfType<string>().ToList();
        return left.Count == 0 ? "" : $", but {string.Join(", and ", left)}";
    }

    private static IEnumerable<string?> Hidden(Summary summary)
    {
        yield return summary.Ignored > 0 ? $"{Plural.Of(summary.Ignored, "finding")} ignored" : null;
        yield return summary.Filtered > 0 ? $"{Plural.Of(summary.Filtered, "finding")} from other rules not shown" : null;
    }

    private static string? WarningsFound(CheckReport report) =>
        FindingGroup.Count(report.Findings, Severity.Warning) is > 0 and var count ? $"{Plural.Of(count, "warning")} {WasOrWere(count)} found" : null;

    private static string? Unchecked(CheckReport report)
    {
        var (rules, documents) = (report.Summary.Skipped, report.NotJudged?.Count ?? 0);
        string[] left = [.. rules > 0 ? [Plural.Of(rules, "rule")] : Array.Empty<string>(), .. documents > 0 ? [Plural.Of(documents, "document")] : Array.Empty<string>()];
        return left.Length == 0 ? null : $"{ShortList.All(left)} {WasOrWere(rules + documents)} not checked";
    }

    private static string? Unread(CheckReport report)
    {
        string[] kinds = [.. (report.Gaps ?? []).Where(gap => gap.IsDeciding).Select(gap => gap.Kind).Distinct()];
        return kinds.Length == 0 ? null : $"{ShortList.All(kinds)} were not read";
    }

    private static string WasOrWere(int count) => count == 1 ? "was" : "were";
}
