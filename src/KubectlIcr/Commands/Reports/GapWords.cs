using KubectlIcr.Report;

namespace KubectlIcr.Commands.Reports;

/// <summary>A warning about what could not be read: what that means, why, and what to do.</summary>
internal static class GapWords
{
    /// <summary>One warning for all kinds that could not be read in one namespace for one reason.</summary>
    /// <param name="consequence">What it means for the output, e.g. <c>unused secrets can't be detected</c>.</param>
    public static IEnumerable<string> Warnings(IEnumerable<GapReport> gaps, Func<IReadOnlyList<string>, string?, string> consequence) =>
        from gap in gaps.GroupBy(gap => (gap.Namespace, gap.Reason), gap => gap.Kind)
        let kinds = gap.ToList()
        select $"warning: {consequence(kinds, gap.Key.Namespace)}: {Unread(kinds, gap.Key.Namespace, gap.Key.Reason)}";

    private static string Unread(List<string> kinds, string? @namespace, string reason)
    {
        var gap = new GapReport(string.Join(", ", kinds), @namespace, reason);
        return reason switch
        {
            GapReport.NotSaved => $"{gap.What} were not saved. Save them too: {SaveCommand.Of(kinds, [@namespace])}",
            "forbidden" => $"could not read {gap}. Ask a cluster administrator for the permission to list them",
            "not found" => $"could not read {gap}",
            _ => $"could not read {gap}. Run the command again",
        };
    }
}
