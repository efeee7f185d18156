using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Reads a kind in several namespaces: all at once where that is allowed and worth it, else one by one.</summary>
internal static class WideList
{
    /// <summary>Up to this number of namespaces are read one by one: less data than the whole cluster's.</summary>
    private const int FewNamespaces = 2;

    /// <param name="namespaces">Those that matter.</param>
    /// <param name="everywhere">All namespaces are wanted, these are for when that is forbidden.</param>
    public static async Task<(List<T> Items, List<Gap> Gaps)> ReadAsync<T>(
        IObjectSource source, Resource<T> resource, IReadOnlyList<string> namespaces, bool everywhere, Query query, CancellationToken cancel)
        where T : ObjectWire
    {
        if (everywhere || namespaces.Count > FewNamespaces)
        {
            var whole = await source.ListAsync(resource, null, query, cancel);
            if (whole.Value is { } items) return ([.. items], []);
            if (namespaces.Count == 0) return ([], [whole.Gap!]);
        }
        var answers = new Answer<IReadOnlyList<T>>[namespaces.Count];
        await EachAsync(Enumerable.Range(0, namespaces.Count), async index => answers[index] = await source.ListAsync(resource, namespaces[index], query, cancel), cancel);
        return (answers.SelectMany(answer => answer.Value ?? []).ToList(), answers.Select(answer => answer.Gap).OfType<Gap>().ToList());
    }

    /// <summary>Eight at a time.</summary>
    public static Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> act, CancellationToken cancel) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancel }, async (one, _) => await act(one));
}
