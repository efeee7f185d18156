using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Reads the service accounts of pods.</summary>
internal sealed class AccountReading(IObjectSource source, ClusterFactsBuilder builder, CancellationToken cancel)
{
    /// <summary>Up to this number, they are read one by one.</summary>
    private const int Few = 3;

    public Task ReadAsync(IEnumerable<Pod> pods)
    {
        var wanted = pods.Where(pod => !pod.IsOfOpenShift).Select(pod => new ObjectKey(pod.Namespace, pod.ServiceAccountName)).Distinct()
            .Where(key => !builder.ServiceAccounts.ContainsKey(key)).ToList();
        return wanted.Count <= Few || source.IsFree ? WideList.EachAsync(wanted, OneAsync, cancel) : ManyAsync(wanted);
    }

    private async Task OneAsync(ObjectKey key)
    {
        var answer = await source.GetAsync(Resources.ServiceAccounts, key.Namespace, key.Name, cancel);
        builder.Note(answer.Gap);
        builder.ServiceAccounts[key] = answer.ToFact(wire => Of(key, wire));
    }

    private static Fact<ServiceAccount> Of(ObjectKey key, ServiceAccountWire wire) =>
        Fact<ServiceAccount>.Found(new(key.Namespace, key.Name, PodFacts.Names(wire.ImagePullSecrets)) { Edits = EditFacts.OfPullSecrets(wire.Metadata) });

    private async Task ManyAsync(List<ObjectKey> wanted)
    {
        var namespaces = wanted.Select(key => key.Namespace).Distinct().ToList();
        var (items, gaps) = await WideList.ReadAsync(source, Resources.ServiceAccounts, namespaces, false, Query.Everything, cancel);
        gaps.ForEach(builder.Note);
        var found = items.ToDictionary(wire => new ObjectKey(wire.Metadata.Namespace ?? "default", wire.Metadata.Name ?? ""));
        foreach (var key in wanted)
        {
            builder.ServiceAccounts[key] = found.TryGetValue(key, out var wire)
                ? Of(key, wire)
                : gaps.Find(gap => gap.Namespace == key.Namespace) is { } gap ? Fact<ServiceAccount>.NotRead(gap.ToString()) : Fact<ServiceAccount>.Absent();
        }
    }
}
