using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>
/// Says of a finding what came first: the newest change of what it is about, the pods that fail, the pods of the same owners that run. All of it was read for
/// other reasons. It is the order and no more: what came before something need not be its cause.
/// </summary>
internal sealed class Timeline(IReadOnlyList<Pull> pulls, ClusterFacts facts)
{
    private readonly RunningPods running = new(facts);
    private readonly ILookup<Subject, Pull> bySubject = pulls.Where(pull => pull.FailsNow && !pull.Pod.IsTemplate && !pull.Use.IsSandbox).ToLookup(Rule.SubjectOf);

    /// <summary>The same with a line of evidence, where there is an order to tell.</summary>
    public Finding Tell(Finding finding)
    {
        var failing = finding.Severity == Severity.Info ? [] : finding.Subjects.SelectMany(subject => bySubject[subject]).ToList();
        if (failing.Count == 0 || BearingOn(finding.Id) is not (not Bearing.None and var bearing))
            return finding;
        var change = LastChange.Of(failing, bearing, finding.Message, facts);
        var failed = failing.Select(pull => pull.Pod).Where(pod => pod.CreatedAt is not null).DistinctBy(pod => pod.Key).OrderBy(pod => pod.CreatedAt).ToList();
        var others = failed.DistinctBy(pod => new ObjectKey(pod.Namespace, pod.Owner ?? "")).SelectMany(running.Of).ToList();
        if (failed.Count == 0 || (others.Count == 0 && SaysNothing(change, failed)))
            return finding;
        string Text(Func<DateTimeOffset, string> time) => string.Join(' ', Sentences(failing, change, failed, others, time));
        var line = new Evidence("timeline", Text(TimeWords.Exact)) { Told = Text(at => TimeWords.Of(at, facts.TakenAt)) };
        return finding with { Evidence = [.. finding.Evidence.Take(1), line, .. finding.Evidence.Skip(1)] };
    }

    /// <summary>All of one second, or pods that are younger than a secret of which nothing else is known.</summary>
    private static bool SaysNothing(LastChange? change, List<Pod> failed) =>
        change is null || failed.TrueForAll(pod => pod.CreatedAt == change.At || (change.MayBeOlder && pod.CreatedAt > change.At));

    /// <summary>By the family of the rule; where the cause is not known, any of them can tell.</summary>
    private static Bearing BearingOn(string id) => id["ICR".Length] switch
    {
        '1' => Bearing.Template,
        '3' or '4' or '5' => Bearing.Secrets,
        '9' => Bearing.Secrets | Bearing.Template,
        _ => Bearing.None,
    };

    private static IEnumerable<string> Sentences(IReadOnlyList<Pull> failing, LastChange? change, List<Pod> failed, List<Pod> others, Func<DateTimeOffset, string> time)
    {
        var first = failed[0].CreatedAt!.Value;
        var mark = change is null ? new TimeMark(first, "it") : new TimeMark(change.At, change.Name);
        if (change is null)
            yield return $"the first failing pod was created at {time(first)}.";
        else
            yield return $"{change.Words(time(change.At))}. {(failed.Count == 1 ? $"The failing pod was created {mark.Order(first)}, at {time(first)}" : mark.Created("failing pod", "", failed))}.";
        if (others.Count > 0)
            yield return $"{mark.Created("running pod", OwnersOf(others), others)}{Image(failing, others)}.";
        if (Failures(failing, change, time) is { } failures)
            yield return failures;
    }

    /// <summary>Events expire: of the first failure only what is left of them tells.</summary>
    private static string? Failures(IReadOnlyList<Pull> failing, LastChange? change, Func<DateTimeOffset, string> time)
    {
        var all = failing.Where(pull => pull.FailedAt is not null).ToList();
        if (all.Count == 0)
            return null;
        return change is not null && all.TrueForAll(pull => pull.FailedAt!.Last < change.At)
            ? $"No failures have been recorded since {change.Name}; the last recorded failure was at {time(all.OrderByDescending(pull => pull.FailedAt!.Last).First().FailedAt!.Last)}."
            : $"The first known failure was at {time(all.OrderBy(pull => pull.FailedAt!.First).First().FailedAt!.First)}.";
    }

    private static string OwnersOf(List<Pod> pods) => pods.TrueForAll(pod => pod.Owner == pods[0].Owner) ? $" of {TypeName.Of(pods[0].Owner!)}" : " of the same owners";

    /// <summary>Another image that all of them run instead of the failing one.</summary>
    private static string Image(IReadOnlyList<Pull> failing, List<Pod> others)
    {
        var use = failing[0].Use;
        var images = others.SelectMany(pod => pod.Containers).Where(container => container.Name == use.Name).Select(container => container.Image).Distinct().ToList();
        return images is [var other] && other != use.Image && failing.All(pull => pull.Use.Name == use.Name && pull.Use.Image == use.Image) ? $", with image {other}" : "";
    }
}
