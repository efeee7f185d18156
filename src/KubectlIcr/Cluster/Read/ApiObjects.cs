using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>The objects of a live cluster.</summary>
/// <param name="progress">Called with e.g. <c>reading pods (1500)</c>.</param>
internal sealed class ApiObjects(ApiClient client, DateTimeOffset now, Action<string>? progress = null) : IObjectSource
{
    private readonly int sentBefore = client.RequestCount;

    public ClusterIdentity Identity { get; } = new()
    {
        Source = "live",
        Context = client.Connection.Context,
        Server = client.Connection.Server.AbsoluteUri.TrimEnd('/'),
    };

    public string? DefaultNamespace => client.Connection.Namespace;

    public DateTimeOffset TakenAt => now;

    public int RequestCount => client.RequestCount - sentBefore;

    public bool IsFree => false;

    public Task<ResourceType?> TypeAsync(string word, CancellationToken cancel)
    {
        progress?.Invoke($"looking up type {word}");
        return new Discovery(client, cancel).FindAsync(word);
    }

    public Task<Answer<T>> GetAsync<T>(Resource<T> resource, string? @namespace, string name, CancellationToken cancel)
        where T : ObjectWire => Answers.TryAsync(resource.Plural, @namespace, async () =>
        {
            progress?.Invoke($"reading {resource.Plural}/{name}");
            var path = resource.Path(@namespace, name);
            var found = await client.GetAsync(path, resource.One, cancel);
            return found.Metadata.Name == name ? found : throw ApiFailure.NotKubernetes(client.Connection, path);
        });

    public async Task<Answer<IReadOnlyList<TFact>>> ListAsync<T, TFact>(Resource<T> resource, string? @namespace, Query query, Func<T, TFact?> read, CancellationToken cancel)
        where T : ObjectWire
        where TFact : class
    {
        try
        {
            progress?.Invoke($"reading {resource.Plural}");
            return new(await client.ListAsync(resource.Path(@namespace), query.ToString(), resource.Many, read, count => progress?.Invoke($"reading {resource.Plural} ({count})"), cancel));
        }
        catch (ApiFailure failure)
        {
            return Answers.Unread<IReadOnlyList<TFact>>(failure, resource.Plural, @namespace);
        }
    }
}
