using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>The objects of a live cluster.</summary>
/// <param name="progress">Called with e.g. <c>reading pods (1500)</c>.</param>
internal sealed class ApiObjects(ApiClient client, DateTimeOffset now, Action<string>? progress = null) : IObjectSource
{
    public ClusterIdentity Identity { get; } = new()
    {
        Source = "live",
        Context = client.Connection.Context,
        Server = client.Connection.Server.AbsoluteUri.TrimEnd('/'),
    };

    public string? DefaultNamespace => client.Connection.Namespace;

    public DateTimeOffset TakenAt => now;

    public int RequestCount => client.RequestCount;

    public bool IsFree => false;

    public async Task<Answer<T>> GetAsync<T>(Resource<T> resource, string? @namespace, string name, CancellationToken cancel)
        where T : ObjectWire
    {
        try
        {
            progress?.Invoke($"reading {resource.Plural}/{name}");
            return new(await client.GetAsync(resource.Path(@namespace, name), resource.One, cancel));
        }
        catch (ApiFailure failure) when (failure.Status == 404)
        {
            return default;
        }
        catch (ApiFailure failure)
        {
            return Unread<T>(failure, resource.Plural, @namespace);
        }
    }

    public async Task<Answer<IReadOnlyList<T>>> ListAsync<T>(Resource<T> resource, string? @namespace, Query query, CancellationToken cancel)
        where T : ObjectWire
    {
        try
        {
            progress?.Invoke($"reading {resource.Plural}");
            return new(await client.ListAsync(resource.Path(@namespace), query.ToString(), resource.Many, count => progress?.Invoke($"reading {resource.Plural} ({count})"), cancel));
        }
        catch (ApiFailure failure)
        {
            return Unread<IReadOnlyList<T>>(failure, resource.Plural, @namespace);
        }
    }

    private static Answer<T> Unread<T>(ApiFailure failure, string plural, string? @namespace)
        where T : class =>
        failure.EndsAll ? throw failure.ToUserError() : new(null, new Gap(plural, @namespace, failure.Reason), failure.ToUserError());
}
