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
    [
        .. failures.GroupBy(one => (one.Image, one.Failure.Cause, one.Failure.CredentialSent)).Select(group => new Group([.. group]))
            .GroupBy(group => group.Key).Select(alike => Together([.. alike])),
    ];

    /// <summary>The rules that explain a cause; those that are asked last only where there are no others.</summary>
    public static IReadOnlyList<RulePage> About(PullCause cause) => About(rule => rule.Explains.Contains(cause));

    private static IReadOnlyList<RulePage> About(Predicate<Rule> tells)
    {
        var rules = RuleList.All.Where(rule => tells(rule)).ToList();
        var own = rules.FindAll(rule => !rule.IsFallback);
        return [.. (own.Count > 0 ? own : rules).Select(RulePages.Of)];
    }

    /// <param name="alike">One an image; what is said of the first holds for all.</param>
    private static PastedCause Together(IReadOnlyList<Group> alike)
    {
        var (failure, likely, unretrieved) = (alike[0].Failure, alike[0].Likely, alike[0].Unretrieved);
        var about = About(rule => rule.Tells(failure)).Where(page => page.Severity != Severity.Info && (page.Id == UnparsableSecret.RuleId) == failure.SecretUnparsable).Select(page => page.Id).ToList();
        var pods = alike.SelectMany(group => group.Pods).Distinct().ToList();
        var named = pods.Take(MostChecked).ToList();
        return new PastedCause(failure.Cause.Name(), CauseSentences.Of(failure), [.. alike.Select(group => group.Image)])
        {
            Others = [.. failure.Candidates.Where(cause => cause != failure.Cause).Select(CauseSentences.Of)],
            Unretrieved = failure.Cause == PullCause.MissingSecret ? [] : unretrieved,
            Likely = [.. likely.Select(id => RulePages.Of(RuleList.All.First(rule => rule.Id == id)))],
            More = likely.Count == 0 ? 0 : about.Except(likely).Count(),
            Checks = named.Count == 0 ? [$"{Build.Command} check -A"] : [.. named.GroupBy(pod => pod.Namespace).Select(Check)],
            IsNamespaceOpen = named.Exists(pod => pod.Namespace is null),
            Pods = pods.Count,
            Checked = named.Count,
        };
    }

    private static string Named(PastedFailure one) => string.Join(", ", new[]
    {
        one.Pod is { } pod ? $"pod/{pod.Name}{(pod.Namespace is null ? "" : $" in namespace {pod.Namespace}")}" : null,
        one.Container is null ? null : $"container {one.Container}",
    }.Where(part => part is not null));

    /// <param name="pods">Of one namespace, since a command names one.</param>
    private static string Check(IGrouping<string?, PastedPod> pods) =>
        $"{Build.Command} check {string.Join(' ', pods.Select(pod => Shell.Quote($"pod/{pod.Name}")))}{(pods.Key is null ? "" : $" -n {Shell.Quote(pods.Key)}")}";

    /// <summary>What one image fails of.</summary>
    private sealed record Group(IReadOnlyList<PastedFailure> Same)
    {
        public PullFailure Failure => Same[0].Failure;

        public IReadOnlyList<string> Unretrieved { get; } = [.. Same.SelectMany(one => one.Unretrieved).Distinct()];

        public IReadOnlyList<string> Likely => CauseSentences.Likely(Failure, Unretrieved.Count > 0);

        public IEnumerable<PastedPod> Pods => Same.Select(one => one.Pod).OfType<PastedPod>();

        public PastedImage Image => new(Same[0].Image, [.. Same.Select(Named).Where(name => name.Length > 0).Distinct()], Failure.Summary);

        /// <summary>Equal where the same is said of both.</summary>
        public string Key => string.Join('\n', [Failure.Cause.Name(), CauseSentences.Of(Failure), .. Failure.Candidates.Select(cause => cause.Name()), .. Likely, .. Unretrieved]);
    }
}
