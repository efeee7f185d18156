namespace KubectlIcr.Cluster.Read;

/// <summary>Reads all facts for one run, asking for as little as they need. The same for a live cluster and for saved objects.</summary>
internal sealed class ClusterReader(IObjectSource source)
{
    /// <summary>What one named pod may cost; what is merely nice to know waits when it is used up.</summary>
    private const int RequestsPerPod = 6;

    public async Task<ClusterFacts> ReadAsync(Selection selection, CancellationToken cancel = default)
    {
        var targets = await new PodFinder(source, cancel).FindAsync(selection);
        return await AboutAsync(targets, new Gathered(), cancel);
    }

    /// <summary>The facts for manifests that are to be deployed. What they hold themselves counts as existing.</summary>
    public Task<ClusterFacts> ReadForTemplatesAsync(ManifestSet manifests, CancellationToken cancel = default)
    {
        var gathered = new Gathered();
        foreach (var (key, secret) in manifests.Secrets) gathered.Secrets[key] = secret;
        foreach (var account in manifests.ServiceAccounts) gathered.ServiceAccounts[account.Key] = Fact<ServiceAccount>.Found(account);
        return AboutAsync(Targets.Of(manifests.Templates), gathered, cancel);
    }

    private async Task<ClusterFacts> AboutAsync(Targets targets, Gathered gathered, CancellationToken cancel)
    {
        var secrets = new SecretReading(source, gathered, cancel);
        var accounts = new AccountReading(source, gathered, cancel);
        var eventsTask = new EventReading(source, gathered, cancel).ReadAsync(targets);
        await Task.WhenAll(eventsTask, accounts.ReadAsync(targets.Pods), secrets.ReadAsync(Named(targets.Pods)));
        gathered.AssumeDefaultAccounts(targets.Pods);
        var events = await eventsTask;
        var stuck = await new StuckWorkloads(source, gathered, cancel).AddAsync(targets, events);
        if (stuck.Pods.Count > 0 && !ReferenceEquals(stuck, targets)) await accounts.ReadAsync(stuck.Pods);
        targets = stuck;
        await secrets.ReadAsync(targets.Pods.SelectMany(pod => gathered.PullSecretsOf(pod).Select(name => new ObjectKey(pod.Namespace, name))));
        var identity = targets.NeedCauses || source.IsFree ? await CausesAsync(targets, events, gathered, secrets, cancel) : source.Identity;
        identity = identity.WithContext();
        var others = await OthersAsync(targets, cancel);
        return new ClusterFacts
        {
            Identity = identity with { IsOpenShift = identity.IsOpenShift || targets.Pods.Concat(others).Any(pod => pod.Namespace.StartsWith("openshift-", StringComparison.Ordinal)) },
            TakenAt = source.TakenAt,
            Scope = targets.Scope,
            Pods = targets.Pods,
            OtherPods = others,
            PodsAsked = targets.Asked,
            ContainersAsked = targets.ContainersAsked,
            Events = Concerning(targets.Pods, events),
            Secrets = gathered.Secrets,
            ServiceAccounts = gathered.ServiceAccounts,
            Nodes = gathered.Nodes,
            Gaps = gathered.Gaps,
        };
    }

    private static IEnumerable<ObjectKey> Named(IEnumerable<Pod> pods) =>
        pods.SelectMany(pod => pod.ImagePullSecrets.Select(name => new ObjectKey(pod.Namespace, name)));

    // What only a failure needs, the most telling first: the names the service account has by now, where else the secret is, the platform, the cluster's id.
    private async Task<ClusterIdentity> CausesAsync(Targets targets, IReadOnlyList<Event> events, Gathered gathered, SecretReading secrets, CancellationToken cancel)
    {
        var room = source.IsFree || !targets.IsFew ? int.MaxValue : (RequestsPerPod * targets.Pods.Count) - source.RequestCount;
        var ofAccounts = AccountSecrets(targets.Pods, gathered);
        if (ofAccounts.Count > room) ofAccounts.Clear();
        var elsewhere = room > ofAccounts.Count ? Wanted(targets.Pods, gathered) : null;
        await Task.WhenAll(secrets.ReadAsync(ofAccounts), elsewhere is null ? Task.CompletedTask : secrets.LookElsewhereAsync(elsewhere));
        room -= ofAccounts.Count + (elsewhere is null ? 0 : 1);
        await new NodeReading(source, gathered, cancel).ReadAsync(targets.Pods, events.ToLookup(one => one.InvolvedUid));
        room -= gathered.Nodes.Count;
        var identity = gathered.Nodes.Values.Aggregate(source.Identity, (known, node) => known.With(node.Value));
        return identity.Id is null && room > 0 ? identity.With(await ClusterInfoAsync(cancel)) : identity;
    }

    private static List<ObjectKey> AccountSecrets(IReadOnlyList<Pod> pods, Gathered gathered) =>
        pods.SelectMany(pod => gathered.AccountSecretsOf(pod).Select(name => new ObjectKey(pod.Namespace, name)))
            .Distinct().Where(key => !gathered.Secrets.ContainsKey(key)).ToList();

    // Who may not read the secrets of the pod's namespace may not read those of all.
    private static bool IsRefused(Pod pod, string name, Gathered gathered) =>
        gathered.Secrets.TryGetValue(new(pod.Namespace, name), out var fact) && !fact.IsKnown;

    private static string? Wanted(IReadOnlyList<Pod> pods, Gathered gathered)
    {
        if (pods.Any(pod => gathered.PullSecretsOf(pod).Any(name => IsRefused(pod, name, gathered)))) return null;
        var needy = pods.Where(pod => pod.FailsToPull || pod.IsTemplate).ToList();
        var missing = needy.SelectMany(pod => gathered.PullSecretsOf(pod).Select(name => new ObjectKey(pod.Namespace, name)))
            .Where(key => gathered.Secrets.TryGetValue(key, out var fact) && fact.IsAbsent).Select(key => key.Name).FirstOrDefault();
        return missing ?? (needy.Count > 0 ? Secret.AllIcrIo : null);
    }

    private async Task<Wire.ConfigMapWire?> ClusterInfoAsync(CancellationToken cancel) =>
        (await source.GetAsync(Resources.ConfigMaps, "kube-system", "cluster-info", cancel)).Value;

    private async Task<IReadOnlyList<Pod>> OthersAsync(Targets targets, CancellationToken cancel)
    {
        if (!source.IsFree) return targets.Others;
        var asked = targets.Pods.Select(pod => pod.Key).ToHashSet();
        var all = (await source.ListAsync(Resources.Pods, null, Query.Everything, cancel)).Value ?? [];
        return Targets.InOrder(all.Select(PodFacts.Of).Where(pod => !asked.Contains(pod.Key)));
    }

    private static List<Event> Concerning(IReadOnlyList<Pod> pods, IReadOnlyList<Event> events)
    {
        var byName = pods.ToLookup(pod => (pod.Kind, pod.Key));
        return events.Where(one => byName[About(one)].Any(one.IsAbout)).ToList();
    }

    private static (string Kind, ObjectKey Key) About(Event one) => (one.InvolvedKind, new(one.Namespace, one.InvolvedName));
}
