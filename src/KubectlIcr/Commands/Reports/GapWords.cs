using KubectlIcr.Report;

namespace KubectlIcr.Commands.Reports;

/// <summary>Warnings about what could not be read: what that means, why, and what to do.</summary>
internal static class GapWords
{
    /// <summary>One warning for all kinds that could not be read for the same reason.</summary>
    /// <param name="consequence">What it means for the output that these kinds of this namespace are missing, e.g. <c>unused secrets can't be detected</c>.</param>
    public static IEnumerable<string> Warnings(IEnumerable<GapReport> gaps, Func<IReadOnlyList<string>, string?, string> consequence) =>
        from gap in gaps.GroupBy(gap => (gap.Namespace, gap.Reason), gap => gap.Kind)
        let kinds = gap.ToList()
        group gap.Key.Namespace by (Consequence: consequence(kinds, gap.Key.Namespace), Kinds: string.Join(',', kinds), gap.Key.Reason) into alike
        select $"warning: {alike.Key.Consequence}: {Unread(alike.Key.Kinds.Split(','), [.. alike], alike.Key.Reason)}";

    private static string Unread(IReadOnlyList<string> kinds, IReadOnlyList<string?> namespaces, string reason)
    {
        var what = ShortList.All(kinds) + NamespaceWords.In(namespaces);
        return reason switch
        {
            GapReport.NotSaved => $"{what} were not saved. {SaveCommand.Words(kinds)} {SaveCommand.Of(kinds, namespaces)}",
            "forbidden" => $"could not read {what}: forbidden. Ask a cluster administrator for the permission to list them",
            "not found" => $"could not read {what}: not found",
            _ => $"could not read {what}: {reason}. Run the command again",
        };
    }
}
