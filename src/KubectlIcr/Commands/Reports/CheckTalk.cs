using KubectlIcr.Report;

namespace KubectlIcr.Commands.Reports;

/// <summary>What a check could not read and no rule mentions, for a person: a document has it among its own fields.</summary>
internal static class CheckTalk
{
    /// <param name="everywhere">All namespaces were asked about. Where one was, no one expects permission for the others.</param>
    public static IEnumerable<string> Of(CheckReport report, bool everywhere) =>
        from gap in report.Cluster.Source == "live" ? report.Gaps ?? [] : []
        where everywhere || gap.Namespace is not null
        let words = gap.Namespace is null ? $"{gap.Kind}: {gap.Reason}" : $"{gap.Kind} in namespace {gap.Namespace}: {gap.Reason}"
        where !report.Skipped.Any(skip => skip.Reason == words)
        select $"warning: could not read {words}; some problems may not be reported";
}
