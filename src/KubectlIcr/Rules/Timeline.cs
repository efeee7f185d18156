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
        var others = failing.DistinctBy(pull => (pull.Namespace, pull.Pod.Owner)).SelectMany(pull => running.Of(pull.Pod)).ToList();
        var created = failing.DistinctBy(pull => pull.Pod.Key).Select(pull => pull.Pod.CreatedAt).OfType<DateTimeOffset>().Order().ToList();
        if (created.Count == 0 || (others.Count == 0 && SaysNothing(change, created)))
            return finding;
        string Text(Func<DateTimeOffset, string> time) => string.Join(' ', Sentences(failing, change, created, others, time));
        var line = new Evidence("timeline", Text(TimeWords.Exact)) { Told = Text(at => TimeWords.Of(at, facts.TakenAt)) };
        return finding with { Evidence = [.. finding.Evidence.Take(1), line, .. finding.Evidence.Skip(1)] };
    }

    /// <summary>All of one second, or pods that are younger than a secret of which nothing else is known.</summary>
    private static bool SaysNothing(LastChange? change, List<DateTimeOffset> created) =>
        change is null || created.TrueForAll(time => time == change.At || (change.MayBeOlder && time > change.At));

    /// <summary>By the family of the rule; where the cause is not known, any of them can tell.</summary>
    private static Bearing BearingOn(string id) => id["ICR".Length] switch
    {
        '1' => Bearing.Template,
        '3' or '4' or '5' => Bearing.Secrets,
        '9' => Bearing.Secrets | Bearing.Template,
        _ => Bearing.None,
    };

    private static IEnumerable<string> Sentences(
        IReadOnlyList<Pull> failing, LastChange? change, List<DateTimeOffset> created, List<Pod> others, Func<DateTimeOffset, string> time)
    {
        var mark = change is null ? new Mark(created[0], "it") : new Mark(change.At, change.Name);
        if (change is null)
            yield return $"the first failing pod was created at {time(created[0])}.";
        else
            yield return $"{change.Words(time(change.At))}. {(created.Count == 1 ? $"The failing pod was created {mark.Order(created[0])}, at {time(created[0])}" : mark.Created("failing pod", "", created))}.";
        if (others.Count > 0)
            yield return $"{mark.Created("running pod", OwnersOf(others), [.. others.Select(pod => pod.CreatedAt!.Value)])}{Image(failing, others)}.";
        if (Failures([.. failing.Select(pull => pull.FailedAt).OfType<FailureSpan>()], change, time) is { } failures)
            yield return failures;
    }

    /// <summary>Events expire: of the first failure only what is left of them tells.</summary>
    private static string? Failures(IReadOnlyList<FailureSpan> spans, LastChange? change, Func<DateTimeOffset, string> time) =>
        spans.Count == 0 ? null
        : spans.Max(span => span.Last) is var last && change is not null && last < change.At ? $"No failure is known since {change.Name}; the last known one is of {time(last)}."
        : $"The first known failure is of {time(spans.Min(span => span.First))}.";

    private static string OwnersOf(IReadOnlyList<Pod> pods) => pods.Select(pod => pod.Owner).Distinct().ToList() is [var only] ? $" of {only}" : " of the same owners";

    /// <summary>Another image that all of them run in the place of the failing one.</summary>
    private static string Image(IReadOnlyList<Pull> failing, IReadOnlyList<Pod> others) =>
        failing.Select(pull => (pull.Use.Name, pull.Use.Image)).Distinct().ToList() is [var (name, image)]
        && others.SelectMany(pod => pod.Containers).Where(container => container.Name == name).Select(container => container.Image).Distinct().ToList() is [var other] && other != image
            ? $", with image {other}" : "";

    /// <summary>The time that others are before or after.</summary>
    private sealed record Mark(DateTimeOffset At, string Name)
    {
        public string Created(string noun, string owners, List<DateTimeOffset> times) => (times.Count, Parts(times)) switch
        {
            (1, [var only]) => $"1 {noun}{owners} was created {only.Words} {Name}",
            (var count, [var all]) => $"{count} {noun}s{owners} were created {all.Words} {Name}",
            var (count, parts) => $"Of {count} {noun}s{owners}, {Names.List(parts.Select((part, index) => index > 0 ? $"{part.Count} {part.Words} it" : $"{part.Count} {(part.Count == 1 ? "was" : "were")} created {part.Words} {Name}"))}",
        };

        public string Order(DateTimeOffset time) => $"{Parts([time])[0].Words} {Name}";

        /// <summary>How many of the times are where. The API's times are whole seconds.</summary>
        private List<(int Count, string Words)> Parts(IReadOnlyList<DateTimeOffset> times)
        {
            (int Count, string Words)[] parts = [(times.Count(time => time < At), "before"), (times.Count(time => time > At), "after"), (times.Count(time => time == At), "in the same second as")];
            return [.. parts.Where(part => part.Count > 0)];
        }
    }
}
