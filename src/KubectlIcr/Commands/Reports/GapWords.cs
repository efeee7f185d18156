using KubectlIcr.Report;

namespace KubectlIcr.Commands.Reports;

/// <summary>Warnings about what could not be read: what that means, why, and what to do.</summary>
internal static class GapWords
{
    /// <summary>One warning for all kinds that could not be read for the same reason.</summary>
    /// <param name="consequence">What it means for the output that these kinds of this namespace are missing, e.g. <c>unused secrets can't be detected</c>.</param>
    public static IEnumerable<string> Warnings(IEnumerable<GapReport> gaps, Func<IReadOnlyList<string>, string?, string> consequence) =>
        from gap in gaps.GroupBy(gap => $"{gap.Reason}\n{gap.Namespace}").Select(alike => new Unread([.. alike.Select(gap => gap.Kind)], alike.First()))
        group gap by $"{consequence(gap.Kinds, gap.Example.Namespace)}: {gap.Example.Reason}\n{ShortList.All(gap.Kinds)}" into alike
        let first = alike.First()
        select $"warning: {consequence(first.Kinds, first.Example.Namespace)}: {Words(first.Kinds, [.. alike.Select(one => one.Example.Namespace)], first.Example.Reason)}";

    /// <summary>The kinds that could not be read in one namespace for one reason.</summary>
    private sealed record Unread(IReadOnlyList<string> Kinds, GapReport Example);

    private static string Words(IReadOnlyList<string> kinds, IReadOnlyList<string?> namespaces, string reason)
    {
        var what = ShortList.All(kinds) + NamespaceWords.In(namespaces);
        return reason switch
        {
            GapReason.NotSaved when SaveCommand.Of(kinds, namespaces) is var save => $"the saved objects contain no {ShortList.Any(kinds)}{NamespaceWords.In(namespaces)}. To include any, run {save.Run} and add --from {save.File}",
            GapReason.Forbidden => $"could not read {what}: {reason}. Ask a cluster administrator for the permission to list them",
            GapReason.NotFound => $"could not read {what}: {reason}",
            _ => $"could not read {what}: {reason}. Run the command again",
        };
    }
}
