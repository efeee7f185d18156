namespace KubectlIcr.Cluster.Read;

/// <summary>Reads all facts for one run, asking for as little as they need. The same for a live cluster and for saved objects.</summary>
internal sealed class ClusterReader(IObjectSource source)
{
    /// <summary>The request budget for one named pod; optional facts are not read once it is used up.</summary>
    private const int RequestsPerPod = 7;

    public async Task<ClusterFacts> ReadAsync(Selection selection, CancellationToken cancel = default)
    {
        var targets = await new PodFinder(source, cancel).FindAsync(selection);
        return await AboutAsync(targets, new ClusterFactsBuilder(), cancel);
    }

    /// <summary>The facts for manifests that are to be deployed. What they hold themselves counts as existing.</summary>
    public async Task<ClusterFacts> ReadForTemplatesAsync(ManifestSet manifests, CancellationToken cancel = default)
    {
        var builder = new ClusterFactsBuilder();
        foreach (var (key, secret) in manifests.Secrets) builder.Secrets[key] = secret;
        foreach (var account in manifests.ServiceAccounts) builder.ServiceAccounts[account.Key] = Fact<ServiceAccount>.Found(account);
        return await AboutAsync(Targets.Of(manifests.Templates), builder, cancel) with { NotJudged = manifests.NotJudged };
    }

    private async Task<ClusterFacts> AboutAsync(Targets targets, ClusterFactsBuilder builder, CancellationToken cancel)
    {
        (targets, var events) = await CredentialsAsync(targets, builder, cancel);
        var identity = await IdentityAsync(targets, events, builder, cancel);
        identity = await new OpenShiftReading(source, builder, cancel).ReadAsync(identity, targets, events.ToLookup(one => one.InvolvedUid));
        targets = await new CustomOwners(source, builder, cancel).AddAsync(targets, events.ToLookup(one => one.InvolvedUid), RequestsLeft(targets));
        var others = await OthersAsync(targets, cancel);
        if (source.IsFree) await CredentialsOfOthersAsync(others, builder, cancel);
        return new ClusterFacts
        {
            Identity = identity with { IsOpenShift = identity.IsOpenShift || others.Any(IsOnOpenShift) },
            TakenAt = source.TakenAt,
            Scope = targets.Scope,
            Pods = targets.Pods,
            OtherPods = others,
            PodsAsked = targets.Asked,
            UsesAsked = targets.UsesAsked,
            Events = Concerning(source.IsFree ? targets.Pods.Concat(others) : targets.Pods, events),
            Secrets = new Dictionary<ObjectKey, Fact<Secret>>(builder.Secrets),
            ServiceAccounts = new Dictionary<ObjectKey, Fact<ServiceAccount>>(builder.ServiceAccounts),
            Nodes = builder.Nodes,
            OpenShift = builder.OpenShift,
            Gaps = builder.Gaps,
        };
    }

    /// <summary>
    /// Service accounts and secrets, at the same time as the events. These can tell of further pods that fail, and of workloads that get none, whose service
    /// accounts and secrets are read then.
    /// </summary>
    private async Task<(Targets Targets, IReadOnlyList<Event> Events)> CredentialsAsync(Targets first, ClusterFactsBuilder builder, CancellationToken cancel)
    {
        var secrets = new SecretReading(source, builder, cancel);
        var accounts = new AccountReading(source, builder, cancel);
        var eventsTask = new EventReading(source, builder, cancel).ReadAsync(first);
        var listed = NamespacesOf(first.Needy);
        await Task.WhenAll(eventsTask, accounts.ReadAsync(first.Pods), secrets.ReadAsync(Named(first.Content)), secrets.ListAsync(listed));
        builder.AssumeDefaultAccounts(first.Pods);
        var events = await eventsTask;
        var targets = await new StuckWorkloads(source, builder, cancel).AddAsync(first.Told(events, source.TakenAt), events);
        await Task.WhenAll(
            accounts.ReadAsync(targets.Pods), secrets.ReadAsync(Named(targets.Content.Where(pod => pod.PullsLong))), secrets.ListAsync([.. NamespacesOf(targets.Needy).Except(listed)]));
        await secrets.CandidatesAsync(source.IsFree ? targets.Pods : targets.Needy);
        return (targets, events);
    }

    /// <summary>Service accounts and secrets of pods that were not asked about, whose failures tell of credentials too. What can't be read of them is not missed.</summary>
    private async Task CredentialsOfOthersAsync(IReadOnlyList<Pod> others, ClusterFactsBuilder builder, CancellationToken cancel)
    {
        var aside = new ClusterFactsBuilder();
        await new AccountReading(source, aside, cancel).ReadAsync(others);
        await new SecretReading(source, aside, cancel).CandidatesAsync(others);
        foreach (var (key, account) in aside.ServiceAccounts) builder.ServiceAccounts.TryAdd(key, account);
        foreach (var (key, secret) in aside.Secrets) builder.Secrets.TryAdd(key, secret);
    }

    private async Task<ClusterIdentity> IdentityAsync(Targets targets, IReadOnlyList<Event> events, ClusterFactsBuilder builder, CancellationToken cancel)
    {
        var read = targets.Needy.Count > 0 || source.IsFree ? await CausesAsync(targets, events, builder, cancel) : source.Identity;
        var identity = read.WithContext();
        return identity with { IsOpenShift = identity.IsOpenShift || targets.Pods.Concat(targets.Others).Any(IsOnOpenShift) };
    }

    private static bool IsOnOpenShift(Pod pod) => pod.IsOnOpenShift || pod.Namespace.StartsWith("openshift-", StringComparison.Ordinal);

    private static IEnumerable<ObjectKey> Named(IEnumerable<Pod> pods) =>
        pods.SelectMany(pod => pod.ImagePullSecrets.Select(name => new ObjectKey(pod.Namespace, name)));

    private static List<string> NamespacesOf(IEnumerable<Pod> pods) => pods.Select(pod => pod.Namespace).Distinct().ToList();

    // What only a failure needs, the most telling first: the platform, the cluster's id.
    private async Task<ClusterIdentity> CausesAsync(Targets targets, IReadOnlyList<Event> events, ClusterFactsBuilder builder, CancellationToken cancel)
    {
        await new NodeReading(source, builder, cancel).ReadAsync(targets.Pods, events.ToLookup(one => one.InvolvedUid));
        var identity = builder.Nodes.Values.Aggregate(source.Identity, (known, node) => known.With(node.Value));
        return identity.Id is null && RequestsLeft(targets) > 0 ? identity.With(await ClusterInfoAsync(cancel)) : identity;
    }

    /// <summary>What the budget has left for optional facts; without limit for saved objects and for lists.</summary>
    private int RequestsLeft(Targets targets) => source.IsFree || !targets.IsFew ? int.MaxValue : Math.Max(0, (RequestsPerPod * targets.Pods.Count) - source.RequestCount);

    private async Task<Wire.ConfigMapWire?> ClusterInfoAsync(CancellationToken cancel) =>
        (await source.GetAsync(Resources.ConfigMaps, "kube-system", "cluster-info", cancel)).Value;

    private async Task<IReadOnlyList<Pod>> OthersAsync(Targets targets, CancellationToken cancel)
    {
        if (!source.IsFree) return targets.Others;
        var asked = targets.Pods.Select(pod => pod.Key).ToHashSet();
        var all = (await source.ListAsync(Resources.Pods, null, Query.Everything, cancel)).Value ?? [];
        return Targets.InOrder(all.Select(PodFacts.Of).Where(pod => !asked.Contains(pod.Key)));
    }

    private static List<Event> Concerning(IEnumerable<Pod> pods, IReadOnlyList<Event> events)
    {
        var byName = pods.ToLookup(pod => (pod.Kind, pod.Key));
        return events.Where(one => byName[About(one)].Any(one.IsAbout)).ToList();
    }

    private static (string Kind, ObjectKey Key) About(Event one) => (one.InvolvedKind, new(one.Namespace, one.InvolvedName));
}
