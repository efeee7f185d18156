using KubectlIcr.Report;

namespace KubectlIcr.Commands.Reports;

/// <summary>What a check could not read and no rule mentions, for a person: a document has it among its own fields.</summary>
internal static class CheckTalk
{
    /// <param name="everywhere">All namespaces were asked about. Where one was, no one expects permission for the others; failures of the server are reported anyway.</param>
    public static IEnumerable<string> Of(CheckReport report, bool everywhere) =>
        GapWords.Warnings(
            from gap in report.Gaps ?? []
            where report.Cluster.Source != "live" ? gap.IsDeciding : everywhere || gap.Namespace is not null || gap.IsFault || gap.IsDeciding
            let words = gap.ToString()
            where !report.Skipped.Any(skip => skip.Reason == words)
            select gap,
            (_, _) => "some problems may not be reported");
}
