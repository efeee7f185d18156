using System.Collections.Concurrent;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>The secrets to bind in each namespace, by name and with what is there under it; looked up once.</summary>
/// <param name="named">None for IBM Cloud's own.</param>
/// <param name="force">Of those that are named it does not matter whether they can be read.</param>
internal sealed class BindSecrets(StoredObjects stored, IReadOnlyList<string> named, bool force)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<OrderedDictionary<string, Fact<StoredSecret>>>>> known = [];

    public async Task<IReadOnlyDictionary<string, Fact<StoredSecret>>> InAsync(string @namespace, CancellationToken cancel) =>
        await known.GetOrAdd(@namespace, _ => new(() => ReadAsync(@namespace, cancel))).Value;

    private async Task<OrderedDictionary<string, Fact<StoredSecret>>> ReadAsync(string @namespace, CancellationToken cancel)
    {
        var found = new OrderedDictionary<string, Fact<StoredSecret>>();
        foreach (var name in named.Count > 0 ? named : [Secret.AllIcrIo])
            found[name] = Fact(await stored.SecretAsync(new(@namespace, name), cancel));
        if (named.Count > 0 || !found[Secret.AllIcrIo].IsAbsent)
            return found;
        var usual = DefaultSecrets.Among(await stored.PullSecretsAsync(@namespace, cancel));
        return usual.Count == 0 ? found : new(usual.Select(secret => KeyValuePair.Create(secret.Key.Name, Fact<StoredSecret>.Found(secret))));
    }

    private Fact<StoredSecret> Fact(Answer<StoredSecret> answer)
    {
        if (!force || named.Count == 0)
            answer.OrThrow();
        return answer.ToFact(Fact<StoredSecret>.Found);
    }
}
