using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Where objects come from: an API server or saved files. The seam that makes both give the same facts.</summary>
internal interface IObjectSource
{
    /// <summary>Without what only <c>cluster-info</c> and nodes tell.</summary>
    public ClusterIdentity Identity { get; }

    /// <summary>The namespace meant when none is named; null for all.</summary>
    public string? DefaultNamespace { get; }

    public DateTimeOffset TakenAt { get; }

    /// <summary>Requests sent so far; stays 0 where asking costs nothing.</summary>
    public int RequestCount { get; }

    /// <summary>Asking costs nothing, so everything is asked.</summary>
    public bool IsFree { get; }

    /// <summary>The type behind a word that is not a built-in type; null if there is none.</summary>
    /// <param name="word">E.g. <c>dc</c> or <c>rollouts.argoproj.io</c>.</param>
    public Task<ResourceType?> TypeAsync(string word, CancellationToken cancel);

    /// <param name="namespace">Null for a kind without.</param>
    public Task<Answer<T>> GetAsync<T>(Resource<T> resource, string? @namespace, string name, CancellationToken cancel)
        where T : ObjectWire;

    /// <param name="namespace">Null for all namespaces.</param>
    /// <param name="read">What to keep of an object, called as they come; null to leave it out.</param>
    public Task<Answer<IReadOnlyList<TFact>>> ListAsync<T, TFact>(Resource<T> resource, string? @namespace, Query query, Func<T, TFact?> read, CancellationToken cancel)
        where T : ObjectWire
        where TFact : class;

    /// <summary>The objects themselves.</summary>
    public Task<Answer<IReadOnlyList<T>>> ListAsync<T>(Resource<T> resource, string? @namespace, Query query, CancellationToken cancel)
        where T : ObjectWire => ListAsync(resource, @namespace, query, wire => wire, cancel);
}
