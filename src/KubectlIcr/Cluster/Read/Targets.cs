namespace KubectlIcr.Cluster.Read;

/// <summary>The pods and templates a question is about, before anything else about them is read.</summary>
internal sealed record Targets
{
    /// <summary>By namespace, name and kind, so that the report's order does not depend on how they were found.</summary>
    public required IReadOnlyList<Pod> Pods
    {
        get;
        init => field = InOrder(value);
    }

    /// <summary>Pods seen on the way.</summary>
    public IReadOnlyList<Pod> Others
    {
        get;
        init => field = InOrder(value);
    } = [];

    /// <summary>How many the question covers, healthy ones included.</summary>
    public required int Asked { get; init; }

    /// <summary>Their containers and image volumes.</summary>
    public required UseCount UsesAsked { get; init; }

    /// <summary>A list was asked for, not names: then workloads without pods count too.</summary>
    public bool IsList { get; init; }

    /// <summary>The list's namespace; null for all.</summary>
    public string? Scope { get; init; }

    /// <summary>The list's labels, for workloads without pods.</summary>
    public LabelSelector? Labels { get; init; }

    /// <summary>Just these pods, each asked about by name.</summary>
    public static Targets Of(IReadOnlyList<Pod> pods) => new() { Pods = pods, Asked = pods.Count, UsesAsked = UseCount.Of(pods) };

    /// <summary>Other pods for the same question; the counts follow.</summary>
    public Targets With(IReadOnlyList<Pod> pods) => this with
    {
        Pods = pods,
        Asked = Asked + pods.Count - Pods.Count,
        UsesAsked = UsesAsked + UseCount.Of(pods) - UseCount.Of(Pods),
    };

    /// <summary>The same question after the events: pods of which only an event tells that they fail count as failing, and are taken up where they were left out, as are those that pull for long.</summary>
    public Targets Told(IReadOnlyList<Event> events, DateTimeOffset now)
    {
        var byPod = events.Where(one => one.IsPullFailure || one.IsSandboxImageFailure || one.IsLongPull(now)).ToLookup(one => new ObjectKey(one.Namespace, one.InvolvedName));
        var pods = Pods.Select(pod => Told(pod, byPod, now) ?? pod).ToList();
        var left = Others.Select(pod => (Pod: pod, Told: Told(pod, byPod, now))).ToList();
        return this with { Pods = [.. pods, .. left.Select(one => one.Told).OfType<Pod>()], Others = [.. left.Where(one => one.Told is null).Select(one => one.Pod)] };
    }

    /// <summary>The pod with what events say of it; null where they say nothing that its status leaves open.</summary>
    private static Pod? Told(Pod pod, ILookup<ObjectKey, Event> telling, DateTimeOffset now) =>
        pod.IsUnsettled && !pod.FailsToPull && telling[pod.Key].Where(one => one.IsAbout(pod)).ToList() is { Count: > 0 } about
            ? pod with { FailsByEvent = about.Exists(one => one.IsPullFailure), PullsLong = about.Exists(one => one.IsLongPull(now)) }
            : null;

    /// <summary>Only events can tell whether these pods fail.</summary>
    public bool IsUnsettled => Pods.Concat(Others).Any(pod => pod.IsUnsettled);

    /// <summary>Few enough for separate requests.</summary>
    public bool IsFew => !IsList && Pods.Count <= 5;

    public IReadOnlyList<string> Namespaces => Pods.Concat(Others.Where(pod => pod.IsUnsettled)).Select(pod => pod.Namespace).Distinct().ToList();

    /// <summary>Something about them is to be explained: failing pods, and templates whose pods are still to come.</summary>
    public IReadOnlyList<Pod> Needy => [.. Pods.Where(IsNeedy)];

    /// <summary>The others.</summary>
    public IReadOnlyList<Pod> Content => [.. Pods.Where(pod => !IsNeedy(pod))];

    private static bool IsNeedy(Pod pod) => pod.FailsToPull || pod.IsTemplate;

    public static List<Pod> InOrder(IEnumerable<Pod> pods) => pods
        .OrderBy(pod => pod.Namespace, StringComparer.Ordinal).ThenBy(pod => pod.Name, StringComparer.Ordinal).ThenBy(pod => pod.Kind, StringComparer.Ordinal).ToList();
}
