using System.Text.Json.Nodes;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Reads objects of a live cluster whole, for the commands that change them.</summary>
internal sealed class StoredObjects(ApiClient client)
{
    public Task<Answer<StoredSecret>> SecretAsync(ObjectKey key, CancellationToken cancel) => OneAsync(ObjectRef.Secret(key), StoredSecret.Of, cancel);

    public Task<Answer<StoredAccount>> AccountAsync(ObjectKey key, CancellationToken cancel) => OneAsync(ObjectRef.ServiceAccount(key), json => new StoredAccount(json), cancel);

    /// <summary>As a fact, since not every user can read namespaces.</summary>
    public async Task<Fact<StoredNamespace>> NamespaceFactAsync(string name, CancellationToken cancel) =>
        (await OneAsync(new ObjectRef(ResourceType.Namespace, null, name), StoredNamespace.Of, cancel)).ToFact(Fact<StoredNamespace>.Found);

    public Task<Answer<JsonObject>> OneAsync(ObjectRef target, CancellationToken cancel) => OneAsync(target, json => json, cancel);

    public Task<IReadOnlyList<StoredNamespace>> NamespacesAsync(LabelSelector? labels, CancellationToken cancel) =>
        ListAsync(ResourceType.Namespace, null, new Query(labels), StoredNamespace.Of, cancel);

    /// <summary>The pull secrets of a namespace, by name; the old kind too.</summary>
    public async Task<IReadOnlyList<StoredSecret>> PullSecretsAsync(string @namespace, CancellationToken cancel)
    {
        var lists = await Task.WhenAll(Query.PullSecrets().Select(query => ListAsync(ResourceType.Secret, @namespace, query, StoredSecret.Of, cancel)));
        return [.. lists.SelectMany(list => list).OrderBy(secret => secret.Key.Name, StringComparer.Ordinal)];
    }

    /// <param name="namespace">Null for all.</param>
    public Task<IReadOnlyList<StoredAccount>> AccountsAsync(string? @namespace, LabelSelector? labels, CancellationToken cancel) =>
        ListAsync(ResourceType.ServiceAccount, @namespace, new Query(labels), json => new StoredAccount(json), cancel);

    public Task<IReadOnlyList<JsonObject>> PodsAsync(string @namespace, LabelSelector labels, CancellationToken cancel) =>
        ListAsync(ResourceType.Pod, @namespace, new Query(labels), json => json, cancel);

    private Task<Answer<T>> OneAsync<T>(ObjectRef target, Func<JsonObject, T> read, CancellationToken cancel)
        where T : class =>
        Answers.TryAsync(target.Type.Plural, target.Namespace, async () => read(Checked(target, await client.GetAsync(target.Path, WireContext.Default.JsonObject, cancel))));

    /// <summary>What is asked for by name has that name.</summary>
    private JsonObject Checked(ObjectRef target, JsonObject json) =>
        json["metadata"] is JsonObject meta && meta["name"]?.ToString() == target.Name ? json : throw ApiFailure.NotKubernetes(client.Connection, target.Path);

    private async Task<IReadOnlyList<T>> ListAsync<T>(ResourceType type, string? @namespace, Query query, Func<JsonObject, T> read, CancellationToken cancel)
        where T : class
    {
        var path = new ObjectRef(type, @namespace, "").CollectionPath;
        try
        {
            return await client.ListAsync(path, query.ToString(), new ListForm<JsonObject>(WireContext.Default.ListWireJsonObject), item => read(Named(item, type)), null, cancel);
        }
        catch (ApiFailure failure)
        {
            throw failure.ToUserError();
        }
    }

    /// <summary>Lists leave out what their items are.</summary>
    private static JsonObject Named(JsonObject item, ResourceType type)
    {
        item["apiVersion"] ??= type.ApiVersion;
        item["kind"] ??= type.Kind;
        return item;
    }
}
