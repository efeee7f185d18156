namespace KubectlIcr.Cluster.Read;

/// <summary>Reads pull secrets: those that pods name, and for pods that can't pull those that they could be given.</summary>
internal sealed class SecretReading(IObjectSource source, ClusterFactsBuilder builder, CancellationToken cancel)
{
    /// <summary>Above this number of names, a list of all pull secrets costs less than one request per name.</summary>
    private const int FewNames = 20;

    /// <summary>Up to this number of secrets per namespace are read one by one, more as a list.</summary>
    private const int FewInNamespace = 2;

    private const string AllIcrIo = Secret.AllIcrIo;

    private static readonly Query[] PullSecrets = [.. Query.PullSecrets()];

    private bool hasAll;

    /// <summary>By name: what pods that pull well use.</summary>
    public async Task ReadAsync(IEnumerable<ObjectKey> keys)
    {
        var wanted = Missing(keys);
        if (source.IsFree) await ListAllAsync();
        else await ListAsync([.. wanted.GroupBy(key => key.Namespace).Where(group => group.Count() > FewInNamespace).Select(group => group.Key)], everywhere: false, PullSecrets[0], isNoted: false);
        await EachAsync(wanted);
    }

    /// <summary>The pull secrets of these namespaces, whoever names them: each is a candidate for the namespace's pods.</summary>
    public Task ListAsync(IReadOnlyList<string> namespaces) =>
        source.IsFree ? ListAllAsync() : ListAsync(namespaces, everywhere: false, PullSecrets[0]);

    /// <summary>
    /// What pods that can't pull name and what they could be given: namesakes of the secrets that are missing, IBM Cloud's own secret, and entitlement keys
    /// under IBM's names. The same whichever question led to the pods. If no secret in a pod's namespace can be read, no others are requested.
    /// </summary>
    public async Task CandidatesAsync(IReadOnlyList<Pod> pods)
    {
        var closed = pods.Where(pod => IsListRefused(pod.Namespace)).ToList();
        await EachAsync(closed.SelectMany(Named));
        var needy = pods.Except(closed.Where(pod => Named(pod).All(key => !builder.Secrets[key].IsKnown))).ToList();
        var named = Missing(needy.SelectMany(Named));
        var images = needy.SelectMany(pod => pod.Images).ToList();
        string[] anywhere = [.. named.Select(key => key.Name).Concat(images.Exists(IsEntitled) ? Secret.EntitlementNames : []).Distinct()];
        if (source.IsFree || anywhere.Length > FewNames) await ListAllAsync();
        else await WideList.EachAsync(anywhere, name => NamesakesAsync(name, named), cancel);
        await EachAsync(images.Exists(IsRegional) ? [.. named, new("default", AllIcrIo)] : named);
    }

    private bool IsListRefused(string @namespace) => builder.Gaps.Any(gap => gap.Kind == Resources.Secrets.Plural && gap.Namespace == @namespace);

    private IEnumerable<ObjectKey> Named(Pod pod) =>
        builder.PullSecretsOf(pod).Concat(builder.AccountSecretsOf(pod)).Select(name => new ObjectKey(pod.Namespace, name));

    private List<ObjectKey> Missing(IEnumerable<ObjectKey> keys) =>
        keys.Distinct().Where(key => !builder.Secrets.ContainsKey(key)).ToList();

    /// <summary>One list over all namespaces, of any type: what it does not have is nowhere.</summary>
    private async Task NamesakesAsync(string name, List<ObjectKey> named)
    {
        if (!await ListAsync([], everywhere: true, Query.Where(new FieldTest("metadata.name", name)))) return;
        foreach (var key in named.Where(key => key.Name == name).Append(new("default", name))) builder.Secrets.TryAdd(key, Fact<Secret>.Absent());
    }

    private async Task ListAllAsync()
    {
        if (hasAll) return;
        hasAll = true;
        foreach (var query in PullSecrets) await ListAsync([], everywhere: true, query);
    }

    /// <summary>What no list had: absent, or there with another type. Where a list was refused, a request for one secret may be allowed.</summary>
    private Task EachAsync(IEnumerable<ObjectKey> keys) => WideList.EachAsync(Missing(keys), OneAsync, cancel);

    /// <param name="isNoted">A refusal leaves something unread; not where each secret is then read by its name.</param>
    /// <returns>Nothing was refused.</returns>
    private async Task<bool> ListAsync(IReadOnlyList<string> namespaces, bool everywhere, Query query, bool isNoted = true)
    {
        if (namespaces.Count == 0 && !everywhere) return true;
        var (items, gaps) = await WideList.ReadAsync(source, Resources.Secrets, namespaces, everywhere, query, cancel);
        foreach (var wire in items) builder.Secrets[SecretFacts.Key(wire)] = SecretFacts.Of(wire);
        if (isNoted) gaps.ForEach(builder.Note);
        return gaps.Count == 0;
    }

    private async Task OneAsync(ObjectKey key)
    {
        var answer = await source.GetAsync(Resources.Secrets, key.Namespace, key.Name, cancel);
        builder.Note(answer.Gap);
        builder.Secrets[key] = answer.ToFact(SecretFacts.Of);
    }

    private static bool IsEntitled(string image) => image.StartsWith("cp.icr.io/", StringComparison.Ordinal);

    /// <summary>IBM Cloud's own secret may have an entry for the image's host.</summary>
    private static bool IsRegional(string image) =>
        image.Split('/')[0] is var host && (host.EndsWith("icr.io", StringComparison.Ordinal) || host.EndsWith(".bluemix.net", StringComparison.Ordinal));
}
