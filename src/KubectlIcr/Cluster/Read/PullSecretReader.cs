using System.Collections.Concurrent;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>
/// Reads the pull secrets of a namespace or of all, and who names them. Of secrets only those of the two types are listed, and others read by name where
/// somebody names them as a pull secret.
/// </summary>
internal sealed class PullSecretReader(IObjectSource source, CancellationToken cancel)
{
    private readonly ClusterFactsBuilder builder = new();

    public async Task<PullSecretFacts> ReadAsync(SecretSelection selection)
    {
        var scope = selection.AllNamespaces ? null : selection.Namespace ?? source.DefaultNamespace;
        var asked = selection.Names.Count > 0 ? NamedSecrets.ReadAsync(source, scope ?? "default", selection.Names, cancel) : ListedAsync(scope, selection.Labels);
        var pods = ListAsync(Resources.Pods, scope, PodFacts.Of);
        var templates = TemplatesAsync(scope);
        var accounts = ListAsync(Resources.ServiceAccounts, scope);
        var (wires, errors) = await asked;
        foreach (var wire in wires) builder.Secrets[SecretFacts.Key(wire)] = SecretFacts.Of(wire);
        var facts = new PullSecretFacts
        {
            Identity = source.Identity,
            TakenAt = source.TakenAt,
            Scope = scope,
            Secrets = builder.Secrets,
            Pods = await pods,
            Templates = await templates,
            ServiceAccounts = [.. (await accounts).Select(wire => new ServiceAccount(wire.Metadata.NamespaceOrDefault, wire.Metadata.Name ?? "", PodFacts.Names(wire.ImagePullSecrets)))],
        };
        await NamedOnlyAsync(facts, selection);
        var isAll = scope is null && selection is { Names: [], Labels: null } && !source.IsFree; // saved objects can lack a namespace
        var originals = isAll ? [] : await OriginalsAsync();
        return facts with { Originals = originals, Gaps = builder.Gaps, Errors = [.. errors.Where(pair => !builder.Secrets.ContainsKey(new(scope ?? "default", pair.Name))).Select(pair => pair.Error)] };
    }

    private async Task<NamedSecrets> ListedAsync(string? scope, LabelSelector? labels)
    {
        var lists = await Task.WhenAll(Query.PullSecrets(labels).Select(query => source.ListAsync(Resources.Secrets, scope, query, cancel)));
        return new([.. lists.SelectMany(list => list.OrThrowFor(scope))], []);
    }

    private Task<IReadOnlyList<T>> ListAsync<T>(Resource<T> resource, string? scope)
        where T : ObjectWire => ListAsync(resource, scope, wire => wire);

    private async Task<IReadOnlyList<TFact>> ListAsync<T, TFact>(Resource<T> resource, string? scope, Func<T, TFact?> read)
        where T : ObjectWire
        where TFact : class
    {
        var answer = await source.ListAsync(resource, scope, Query.Everything, read, cancel);
        builder.Note(answer.Gap);
        return answer.Value ?? [];
    }

    /// <summary>A ReplicaSet of a Deployment or a Job of a CronJob has its owner's template.</summary>
    private async Task<IReadOnlyList<Pod>> TemplatesAsync(string? scope)
    {
        var types = ResourceType.All.Where(type => type != ResourceType.Pod).ToList();
        var lists = await Task.WhenAll(types.Select(type => ListAsync(Resources.Workloads(type), scope)));
        return [.. types.Zip(lists).SelectMany(list => list.Second.Where(wire => wire.Metadata.Controller is null).Select(wire => PodFacts.Template(list.First.Kind, wire)))];
    }

    /// <summary>What is named and was not listed: it does not exist, or has another type. What does not exist has no labels to match.</summary>
    private Task NamedOnlyAsync(PullSecretFacts facts, SecretSelection selection)
    {
        var named = facts.Pods.Concat(facts.Templates).SelectMany(pod => pod.ImagePullSecrets.Select(name => new ObjectKey(pod.Namespace, name)))
            .Concat(facts.ServiceAccounts.SelectMany(account => account.ImagePullSecrets.Select(name => new ObjectKey(account.Namespace, name))))
            .Distinct().Where(key => !builder.Secrets.ContainsKey(key) && (selection.Names.Count == 0 || selection.Names.Contains(key.Name)));
        return WideList.EachAsync(named.ToList(), key => OneAsync(key, builder.Secrets, selection.Labels), cancel);
    }

    private async Task OneAsync(ObjectKey key, ConcurrentDictionary<ObjectKey, Fact<Secret>> found, LabelSelector? labels = null)
    {
        var answer = await source.GetAsync(Resources.Secrets, key.Namespace, key.Name, cancel);
        builder.Note(answer.Gap);
        if (labels is null || (answer.Value is { } wire && labels.Matches(wire.Metadata.Labels))) found[key] = answer.ToFact(SecretFacts.Of);
    }

    /// <summary>What the secrets are to be compared with; in a list of all it is there already.</summary>
    private async Task<ConcurrentDictionary<ObjectKey, Fact<Secret>>> OriginalsAsync()
    {
        var originals = new ConcurrentDictionary<ObjectKey, Fact<Secret>>();
        var wanted = builder.Secrets.Values.Select(fact => fact.Value?.Original).OfType<ObjectKey>().Distinct().Where(key => !builder.Secrets.ContainsKey(key));
        await WideList.EachAsync(wanted.ToList(), key => OneAsync(key, originals), cancel);
        return originals;
    }
}
