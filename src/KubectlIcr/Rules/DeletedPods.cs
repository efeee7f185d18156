using System.Text.RegularExpressions;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Makes one command of all that differ only in the pod they delete.</summary>
internal static partial class DeletedPods
{
    public static IReadOnlyList<Fix> Merge(IReadOnlyList<Fix> fixes) =>
        [.. fixes.GroupBy(fix => Deletion().Replace(fix.Run, "${head}${tail}")).Select(group => group.Count() == 1 ? group.First() : One([.. group]))];

    private static Fix One(List<Fix> same)
    {
        var pods = string.Join(' ', same.Select(fix => Deletion().Match(fix.Run).Groups["pod"].Value).Where(pod => pod.Length > 0));
        return same[0] with { Run = Deletion().Replace(same[0].Run, match => match.Groups["head"].Value + pods + match.Groups["tail"].Value) };
    }

    [GeneratedRegex(@"\A(?<head>(?:.* && )?kubectl delete )(?<pod>pod/[A-Za-z0-9.-]+)(?<tail> -n [A-Za-z0-9.-]+)\z")]
    private static partial Regex Deletion();
}
