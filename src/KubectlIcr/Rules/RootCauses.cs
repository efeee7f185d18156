using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Makes one finding of all that have the same root cause: 400 pods with one missing secret are one line.</summary>
internal static class RootCauses
{
    /// <summary>Merges findings of one rule with the same message and severity; errors first, then in the order found.</summary>
    public static IReadOnlyList<Finding> Group(IEnumerable<Finding> findings) =>
        [.. findings.GroupBy(finding => (finding.Id, finding.Message, finding.Severity)).Select(Merge).Select(finding => finding with { GroupKey = GroupKeys.Of(finding) }).OrderBy(finding => finding.Severity)];

    private static Finding Merge(IEnumerable<Finding> group)
    {
        var all = group.ToList();
        var images = all.Select(finding => finding.Image).Distinct().ToList();
        return all[0] with
        {
            Certainty = all.Min(finding => finding.Certainty),
            Image = images.Count == 1 ? images[0] : null,
            Subjects = [.. all.SelectMany(finding => finding.Subjects).Distinct()],
            Evidence = [.. all.SelectMany(finding => finding.Evidence).DistinctBy(evidence => evidence.Text)],
            Fixes = FixOrder.Of(all.SelectMany(finding => finding.Fixes)),
        };
    }
}
