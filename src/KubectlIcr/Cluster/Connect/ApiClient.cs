using System.Text.Json.Serialization.Metadata;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Connect;

/// <summary>GETs objects and whole lists, page by page, and can do nothing else. Every failure is an <see cref="ApiFailure"/>.</summary>
internal sealed class ApiClient(ApiExchange exchange) : IDisposable
{
    public ApiClient(Connection connection)
        : this(new ApiExchange(connection))
    {
    }

    private const int PageSize = 500;

    /// <summary>Ten million objects: no cluster has them.</summary>
    private const int MostPages = 20_000;

    /// <summary>Requests sent so far, pages and retries included.</summary>
    public int RequestCount => exchange.RequestCount;

    public Connection Connection => exchange.Connection;

    /// <summary>Servers that can't, or don't know it, send whole objects.</summary>
    private const string OnlyMetadata = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

    public Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancel) =>
        exchange.SendAsync(HttpMethod.Get, path, null, type, Retries.Reads, cancel);

    /// <summary>At most 500 objects, of which the server sends nothing but metadata.</summary>
    public Task<ListWire<T>> FirstPageAsync<T>(string path, string query, JsonTypeInfo<ListWire<T>> type, CancellationToken cancel) =>
        exchange.SendAsync(HttpMethod.Get, Address(path, $"{query}&limit={PageSize}".TrimStart('&'), ""), null, type, Retries.Reads, cancel, OnlyMetadata);

    /// <summary>Reads all pages. A list that expires while it is read (410) is read again without pages, as client-go's pager does.</summary>
    /// <param name="query">Without <c>limit</c> and <c>continue</c>; may be empty.</param>
    /// <param name="read">What to keep of an object; null to leave it out. Objects are let go one by one, or page by page.</param>
    public async Task<List<TFact>> ListAsync<T, TFact>(string path, string query, ListForm<T> form, Func<T, TFact?> read, Action<int>? progress, CancellationToken cancel)
        where TFact : class
    {
        try
        {
            return await PagesAsync(path, $"{query}&limit={PageSize}".TrimStart('&'), form, read, progress, cancel);
        }
        catch (ApiFailure failure) when (failure.Status == 410)
        {
            return await PagesAsync(path, query, form, read, progress, cancel);
        }
    }

    public void Dispose() => exchange.Dispose();

    private async Task<List<TFact>> PagesAsync<T, TFact>(string path, string query, ListForm<T> form, Func<T, TFact?> read, Action<int>? progress, CancellationToken cancel)
        where TFact : class
    {
        var all = new List<TFact>();
        var seen = new HashSet<string>();
        var count = 0;
        await foreach (var page in new ListPages<T>(exchange, path, token => Address(path, query, token), form, Keep).ReadAsync(cancel))
        {
            if (page.Kind?.EndsWith("List", StringComparison.Ordinal) != true) throw ApiFailure.NotKubernetes(Connection, path);
            progress?.Invoke(count);
            if (page.Metadata?.Continue is { Length: > 0 } token && (!seen.Add(token) || seen.Count > MostPages)) throw Endless(path);
        }
        return all;

        void Keep(T one)
        {
            count++;
            if (read(one) is { } fact) all.Add(fact);
        }
    }

    private static string Address(string path, string query, string next)
    {
        var full = next.Length == 0 ? query : $"{query}&continue={Uri.EscapeDataString(next)}".TrimStart('&');
        return full.Length > 0 ? $"{path}?{full}" : path;
    }

    private ApiFailure Endless(string path) =>
        new($"error: {Connection.Server.Authority} returned an endless list for /{path}: its continue token repeats") { Reason = "the list never ends" };
}
