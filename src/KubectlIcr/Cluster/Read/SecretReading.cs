namespace KubectlIcr.Cluster.Read;

/// <summary>Reads pull secrets by name, and looks where else a missing one is.</summary>
internal sealed class SecretReading(IObjectSource source, Gathered gathered, CancellationToken cancel)
{
    /// <summary>Up to so many secrets of a namespace are read one by one, beyond it as a list.</summary>
    private const int FewInNamespace = 2;

    /// <summary>Beyond so many, the pull secrets of all namespaces concerned are listed.</summary>
    private const int Few = 6;

    private static readonly Query[] PullSecrets = [.. Query.PullSecrets()];

    public async Task ReadAsync(IEnumerable<ObjectKey> keys)
    {
        var wanted = Missing(keys);
        var byNamespace = wanted.GroupBy(key => key.Namespace).ToList();
        if (source.IsFree) await ListAsync([], everywhere: true, PullSecrets);
        else if (wanted.Count > Few) await ManyAsync(wanted, byNamespace.Select(group => group.Key).ToList());
        else await Task.WhenAll(byNamespace.Where(group => group.Count() > FewInNamespace).Select(group => ListAsync([group.Key], false, PullSecrets[..1])));
        // Not among the pull secrets: absent, there with another type, or the list was refused, and reading them by name may not be.
        await WideList.EachAsync(Missing(wanted), OneAsync, cancel);
    }

    /// <summary>One list over all namespaces: where else a secret of that name is, and whether <c>default</c> has it.</summary>
    public async Task LookElsewhereAsync(string name)
    {
        var inDefault = new ObjectKey("default", name);
        if (source.IsFree) await WideList.EachAsync(Missing([inDefault]), OneAsync, cancel);
        else if (await ListAsync([], everywhere: true, Query.Where(new FieldTest("metadata.name", name)))) gathered.Secrets.TryAdd(inDefault, Fact<Secret>.Absent());
    }

    private List<ObjectKey> Missing(IEnumerable<ObjectKey> keys) =>
        keys.Distinct().Where(key => !gathered.Secrets.ContainsKey(key)).ToList();

    private async Task ManyAsync(List<ObjectKey> wanted, List<string> namespaces)
    {
        await ListAsync(namespaces, false, PullSecrets);
        // Where the list was refused, as many requests by name would be too.
        var refused = gathered.Gaps.Where(gap => gap.Kind == Resources.Secrets.Plural).ToList();
        foreach (var key in Missing(wanted))
            if (refused.Find(gap => gap.Namespace == key.Namespace) is { } gap) gathered.Secrets[key] = Fact<Secret>.NotRead(gap.ToString());
    }

    /// <returns>Nothing was refused.</returns>
    private async Task<bool> ListAsync(IReadOnlyList<string> namespaces, bool everywhere, params Query[] queries)
    {
        var complete = true;
        foreach (var (items, gaps) in await Task.WhenAll(queries.Select(query => WideList.ReadAsync(source, Resources.Secrets, namespaces, everywhere, query, cancel))))
        {
            foreach (var wire in items) gathered.Secrets[SecretFacts.Key(wire)] = SecretFacts.Of(wire);
            if (everywhere || queries.Length > 1) gaps.ForEach(gathered.Note);
            complete &= gaps.Count == 0;
        }

        return complete;
    }

    private async Task OneAsync(ObjectKey key)
    {
        var answer = await source.GetAsync(Resources.Secrets, key.Namespace, key.Name, cancel);
        gathered.Note(answer.Gap);
        gathered.Secrets[key] = answer.ToFact(SecretFacts.Of);
    }
}
