namespace KubectlIcr.Cluster.Read;

/// <summary>Workloads whose pods can't be created, e.g. since admission denies them: found by their FailedCreate events, judged by their templates.</summary>
internal sealed class StuckWorkloads(IObjectSource source, ClusterFactsBuilder builder, CancellationToken cancel)
{
    /// <summary>A denied namespace has one cause, however many workloads it hits.</summary>
    private const int Most = 50;

    /// <summary>The targets with the stuck workloads in them; instead of a Deployment's template the ReplicaSet's, which has the events.</summary>
    public async Task<Targets> AddAsync(Targets targets, IReadOnlyList<Event> events)
    {
        var candidates = events.Where(one => one.Reason == "FailedCreate").DistinctBy(Key).Where(one => IsWanted(one, targets)).Take(Most).ToList();
        if (candidates.Count == 0) return targets;
        var found = new List<Pod>();
        await WideList.EachAsync(candidates, async one => { if (await TemplateAsync(one, targets.Labels) is { } pod) lock (found) found.Add(pod); }, cancel);
        var stuck = found.Where(pod => targets.IsList || targets.Pods.Any(asked => IsOf(pod, asked))).OrderBy(pod => pod.Key.ToString(), StringComparer.Ordinal).ToList();
        var kept = targets.Pods.Where(pod => !stuck.Any(one => IsOf(one, pod))).ToList();
        return targets.With([.. kept, .. stuck]);
    }

    private static (string, string, string) Key(Event one) => (one.Namespace, one.InvolvedKind, one.InvolvedName);

    // Of named templates only a Deployment, and what is not built in, has its events elsewhere.
    private static bool IsWanted(Event one, Targets targets) => ResourceType.OfKind(one.InvolvedKind) is { } type && type != ResourceType.Pod
        && (targets.IsList || targets.Pods.Any(pod => pod.IsTemplate && (pod.Kind == "Deployment" || pod.Custom is not null) && pod.Namespace == one.Namespace
            && one.InvolvedName.StartsWith(pod.Name + "-", StringComparison.Ordinal)));

    private static bool IsOf(Pod stuck, Pod asked) => asked.IsTemplate && asked.Namespace == stuck.Namespace
        && ((asked.Kind == stuck.Kind && asked.Name == stuck.Name) || $"{asked.Kind}/{asked.Name}" == stuck.Owner);

    private async Task<Pod?> TemplateAsync(Event one, LabelSelector? labels)
    {
        var type = ResourceType.OfKind(one.InvolvedKind)!;
        var answer = await source.GetAsync(Resources.Workloads(type), one.Namespace, one.InvolvedName, cancel);
        builder.Note(answer.Gap);
        if (answer.Value is not { LacksPods: true } wire) return null;
        if (labels?.Matches(wire.Template?.Metadata?.Labels ?? wire.Metadata.Labels) == false) return null;
        return PodFacts.Template(type.Kind, wire);
    }
}
