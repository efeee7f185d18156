using KubectlIcr.Kubelet;
using KubectlIcr.Kubelet.Pasted;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Commands.Reports;

/// <summary>Puts the failures of a pasted text together by image and cause.</summary>
internal static class PastedReports
{
    private const int MostChecked = 3;

    public static IReadOnlyList<PastedCause> Of(IReadOnlyList<PastedFailure> failures) =>
        [.. failures.GroupBy(one => (one.Image, one.Failure.Cause, one.Failure.CredentialSent)).Select(group => Together([.. group]))];

    /// <summary>The rules that tell more about a cause; those that are asked last only where there are no others.</summary>
    public static IReadOnlyList<RulePage> About(PullCause cause) => About(rule => rule.Explains.Contains(cause));

    private static IReadOnlyList<RulePage> About(Predicate<Rule> tells)
    {
        var rules = RuleList.All.Where(rule => tells(rule)).ToList();
        var own = rules.FindAll(rule => !rule.IsFallback);
        return [.. (own.Count > 0 ? own : rules).Select(RulePages.Of)];
    }

    private static PastedCause Together(IReadOnlyList<PastedFailure> same)
    {
        var (failure, unretrieved) = (same[0].Failure, same.SelectMany(one => one.Unretrieved).Distinct().ToList());
        var likely = CauseSentences.Likely(failure, unretrieved.Count > 0);
        var about = About(rule => rule.Tells(failure)).Where(page => page.Severity != Severity.Info && (page.Id == UnparsableSecret.RuleId) == failure.SecretUnparsable).Select(page => page.Id).ToList();
        return new PastedCause(same[0].Image, [.. same.Select(Named).Where(name => name.Length > 0).Distinct()], failure.Cause.Name(), CauseSentences.Of(failure), failure.Summary)
        {
            Others = [.. failure.Candidates.Where(cause => cause != failure.Cause).Select(CauseSentences.Of)],
            Unretrieved = failure.Cause == PullCause.MissingSecret ? [] : unretrieved,
            Likely = [.. likely.Select(id => RulePages.Of(RuleList.All.First(rule => rule.Id == id)))],
            More = likely.Count == 0 ? 0 : about.Except(likely).Count(),
            Check = Check([.. same.Select(one => one.Pod).OfType<PastedPod>().Distinct()]),
        };
    }

    private static string Named(PastedFailure one) => string.Join(", ", new[]
    {
        one.Pod is { } pod ? $"pod {(pod.Namespace is null ? "" : $"{pod.Namespace}/")}{pod.Name}" : null,
        one.Container is null ? null : $"container {one.Container}",
    }.Where(part => part is not null));

    /// <summary>Of the pods in one namespace: a name is of one.</summary>
    private static string? Check(IReadOnlyList<PastedPod> pods)
    {
        if (pods.Count == 0)
            return null;
        var @namespace = pods[0].Namespace;
        var names = pods.Where(pod => pod.Namespace == @namespace).Take(MostChecked).Select(pod => Shell.Quote($"pod/{pod.Name}"));
        return $"{Build.Command} check {string.Join(' ', names)}{(@namespace is null ? "" : $" -n {Shell.Quote(@namespace)}")}";
    }
}
