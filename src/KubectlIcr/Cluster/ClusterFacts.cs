namespace KubectlIcr.Cluster;

/// <summary>Everything that was read for one run: immutable, and the same whether it came from an API server or from files.</summary>
internal sealed record ClusterFacts
{
    public required ClusterIdentity Identity { get; init; }

    /// <summary>When the facts were read; for saved objects the newest time stamp in them.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The namespace of the list that was asked for; null for all, and for names.</summary>
    public string? Scope { get; init; }

    /// <summary>The pods and templates the user asked about, by namespace, name and kind.</summary>
    public IReadOnlyList<Pod> Pods { get; init; } = [];

    /// <summary>How many pods and templates the question covered; <see cref="Pods"/> leaves out the healthy ones of a list.</summary>
    public int PodsAsked { get; init; }

    /// <summary>Their containers and image volumes.</summary>
    public UseCount UsesAsked { get; init; }

    /// <summary>Every secret looked at or looked for. A key that is not here was never asked for.</summary>
    public IReadOnlyDictionary<ObjectKey, Fact<Secret>> Secrets { get; init; } = new Dictionary<ObjectKey, Fact<Secret>>();

    /// <summary>Every service account looked at or looked for.</summary>
    public IReadOnlyDictionary<ObjectKey, Fact<ServiceAccount>> ServiceAccounts { get; init; } = new Dictionary<ObjectKey, Fact<ServiceAccount>>();

    /// <summary>Every node looked at or looked for, by name.</summary>
    public IReadOnlyDictionary<string, Fact<Node>> Nodes { get; init; } = new Dictionary<string, Fact<Node>>();

    /// <summary>The events that concern <see cref="Pods"/>, of saved objects also <see cref="OtherPods"/>, newest first.</summary>
    public IReadOnlyList<Event> Events { get; init; } = [];

    /// <summary>Pods that are not asked about but run an image: registry, repository and tag in use elsewhere (file dumps and wide lists only).</summary>
    public IReadOnlyList<Pod> OtherPods { get; init; } = [];

    /// <summary>What OpenShift has for its nodes; read only where a failing pull needs it.</summary>
    public OpenShiftFacts OpenShift { get; init; } = OpenShiftFacts.NotRead;

    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    /// <summary>Documents among the manifests that contain, or may contain, more than could be checked.</summary>
    public IReadOnlyList<NotJudged> NotJudged { get; init; } = [];

    public Fact<Secret> Secret(string @namespace, string name) =>
        Secrets.TryGetValue(new(@namespace, name), out var fact) ? fact : Fact<Secret>.NotRead(Unread("secrets", @namespace));

    public Fact<ServiceAccount> ServiceAccount(string @namespace, string name) =>
        ServiceAccounts.TryGetValue(new(@namespace, name), out var fact) ? fact : Fact<ServiceAccount>.NotRead(Unread("serviceaccounts", @namespace));

    public Fact<Node> Node(string name) =>
        Nodes.TryGetValue(name, out var fact) ? fact : Fact<Node>.NotRead(Unread("nodes", null));

    private string Unread(string kind, string? @namespace) =>
        (Gaps.FirstOrDefault(gap => gap.Kind == kind && (gap.Namespace is null || gap.Namespace == @namespace)) ?? new Gap(kind, @namespace, "not read")).ToString();
}
