using System.Text.RegularExpressions;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Makes the commands of several containers run well one after the other: none undoes an earlier one, and pods are made anew when all else is done.</summary>
internal static partial class FixOrder
{
    /// <summary>The commands of one finding: each once, pods that are deleted in one command, and what recreates pods last.</summary>
    public static IReadOnlyList<Fix> Of(IEnumerable<Fix> fixes) =>
        [.. DeletedPods.Merge([.. fixes.DistinctBy(fix => fix.Run)]).OrderBy(fix => Recreation().IsMatch(fix.Run))];

    /// <summary>
    /// The findings with one list for each service account: the patch that gives an account its first secret replaces the whole list,
    /// so a second secret for the same account is added to it.
    /// </summary>
    public static IReadOnlyList<Finding> Across(IReadOnlyList<Finding> findings)
    {
        var bindings = findings.SelectMany(finding => finding.Fixes)
            .Select(fix => Binding().Match(fix.Run)).Where(match => match.Success)
            .ToLookup(Account, Secret);
        return [.. findings.Select(finding => finding with { Fixes = [.. finding.Fixes.Select(fix => Added(fix, bindings))] })];
    }

    private static Fix Added(Fix fix, ILookup<string, string> bindings) =>
        Binding().Match(fix.Run) is { Success: true } binding && bindings[Account(binding)].First() != Secret(binding)
            ? fix with { Run = $"kubectl patch {Account(binding)} --type=json -p '[{{\"op\":\"add\",\"path\":\"/imagePullSecrets/-\",\"value\":{Secret(binding)}}}]'" }
            : fix;

    private static string Account(Match binding) => binding.Groups["account"].Value;

    private static string Secret(Match binding) => binding.Groups["secret"].Value;

    [GeneratedRegex(@"\Akubectl patch (?<account>serviceaccount/\S+ -n \S+) -p '\{""imagePullSecrets"":\[(?<secret>\{[^\[\]]*\})\]\}'\z")]
    private static partial Regex Binding();

    [GeneratedRegex(@"\Akubectl (?:rollout restart |delete pod/|get pod/\S+ -n \S+ -o yaml \| kubectl replace --force )")]
    private static partial Regex Recreation();
}
