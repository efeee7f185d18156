using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Reads the events that concern the targets: a few pods' own, or a list's warnings.</summary>
internal sealed class EventReading(IObjectSource source, ClusterFactsBuilder builder, CancellationToken cancel)
{
    private static readonly FieldTest FailedCreate = new("reason", "FailedCreate");

    // Frequent warnings that say nothing about an image; BackOff of type Warning is a crash loop.
    private static readonly Query Warnings = Query.Where(
    [
        new("type", "Warning"),
        .. new[] { "Unhealthy", "FailedScheduling", "BackOff", "FailedMount", "FailedGetResourceMetric", "FailedComputeMetricsReplicas", "NodeNotReady", "DNSConfigForming" }
            .Select(reason => new FieldTest("reason", reason, Not: true)),
    ]);

    private const int MostStarting = 5;

    public async Task<IReadOnlyList<Event>> ReadAsync(Targets targets)
    {
        var all = targets.IsFew && !source.IsFree ? await OfFewAsync(targets.Pods) : [.. await OfListAsync(targets), .. await OfStartingAsync(targets)];
        return all.Select(EventFacts.Of)
            .OrderByDescending(one => one.LastSeen)
            .ThenBy(one => $"{one.Namespace}/{one.InvolvedKind}/{one.InvolvedName}/{one.InvolvedUid}/{one.Reason}/{one.Message}", StringComparer.Ordinal)
            .ToList();
    }

    private async Task<IEnumerable<EventWire>> OfFewAsync(IReadOnlyList<Pod> pods)
    {
        var own = pods.Where(pod => pod.Uid.Length > 0).Select(pod => (pod.Namespace, Test: new FieldTest("involvedObject.uid", pod.Uid)));
        var templates = pods.Where(pod => pod.IsTemplate).Select(pod => (pod.Namespace, Test: FailedCreate)).Distinct();
        var answers = await Task.WhenAll(own.Concat(templates).Select(one => source.ListAsync(Resources.Events, one.Namespace, Query.Where(one.Test), cancel)));
        foreach (var answer in answers) builder.Note(answer.Gap);
        return answers.SelectMany(answer => answer.Value ?? []);
    }

    /// <summary>Of a list's pods that have been starting for long: a list's warnings don't say that an image is being pulled.</summary>
    private async Task<IEnumerable<EventWire>> OfStartingAsync(Targets targets)
    {
        if (source.IsFree) return [];
        var starting = targets.Pods.Concat(targets.Others)
            .Where(pod => pod is { IsUnsettled: true, FailsToPull: false, Uid.Length: > 0 } && source.TakenAt - pod.CreatedAt >= Event.LongPull).Take(MostStarting);
        var answers = await Task.WhenAll(starting.Select(pod =>
            source.ListAsync(Resources.Events, pod.Namespace, Query.Where(new("involvedObject.uid", pod.Uid), new("type", "Normal")), cancel)));
        foreach (var answer in answers) builder.Note(answer.Gap);
        return answers.SelectMany(answer => answer.Value ?? []);
    }

    private async Task<IEnumerable<EventWire>> OfListAsync(Targets targets)
    {
        var query = source.IsFree ? Query.Everything : targets.Needy.Count > 0 || targets.IsUnsettled ? Warnings : Query.Where(FailedCreate);
        var namespaces = targets is { IsList: true, Scope: { } scope } ? [scope] : targets.Namespaces;
        var everywhere = targets is { IsList: true, Scope: null };
        var (items, gaps) = await WideList.ReadAsync(source, Resources.Events, namespaces, everywhere, query, cancel);
        gaps.ForEach(builder.Note);
        return items;
    }
}
