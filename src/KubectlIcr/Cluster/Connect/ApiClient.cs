using System.Security.Authentication;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Connect;

/// <summary>GETs objects and whole lists, page by page. Every failure is an <see cref="ApiFailure"/>.</summary>
internal sealed class ApiClient(Connection connection) : IDisposable
{
    private const int PageSize = 500;

    /// <summary>Ten million objects: no cluster has them.</summary>
    private const int MostPages = 20_000;

    private readonly HttpClient http = Transport.Create(connection);
    private int requestCount;

    /// <summary>Requests sent so far, pages and retries included.</summary>
    public int RequestCount => requestCount;

    public Connection Connection => connection;

    /// <summary>Servers that can't, or don't know it, send whole objects.</summary>
    private const string OnlyMetadata = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

    public Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancel) => GetAsync(path, type, null, cancel);

    /// <summary>At most 500 objects, of which the server sends nothing but metadata.</summary>
    public Task<ListWire<T>> FirstPageAsync<T>(string path, string query, JsonTypeInfo<ListWire<T>> type, CancellationToken cancel) =>
        GetAsync(Address(path, $"{query}&limit={PageSize}".TrimStart('&'), ""), type, OnlyMetadata, cancel);

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, string? accept, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (connection.RequestTimeout is { } timeout) limit.CancelAfter(timeout);
        try
        {
            return await Retries.Pipeline.ExecuteAsync(async token => await TryAsync(path, type, accept, token), limit.Token);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw TransportFailure.TimedOut(connection, e);
        }
    }

    /// <summary>Reads all pages. A list that expires on the way (410) is begun again without pages, as client-go's pager does.</summary>
    /// <param name="query">Without <c>limit</c> and <c>continue</c>; may be empty.</param>
    public async Task<List<T>> ListAsync<T>(string path, string query, JsonTypeInfo<ListWire<T>> type, Action<int>? progress, CancellationToken cancel)
    {
        try
        {
            return await PagesAsync(path, $"{query}&limit={PageSize}".TrimStart('&'), type, progress, cancel);
        }
        catch (ApiFailure failure) when (failure.Status == 410)
        {
            return await PagesAsync(path, query, type, progress, cancel);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<List<T>> PagesAsync<T>(string path, string query, JsonTypeInfo<ListWire<T>> type, Action<int>? progress, CancellationToken cancel)
    {
        var all = new List<T>();
        var seen = new HashSet<string>();
        for (var next = ""; ;)
        {
            var page = await GetAsync(Address(path, query, next), type, cancel);
            all.AddRange(page.Items);
            progress?.Invoke(all.Count);
            if (page.Metadata?.Continue is not { Length: > 0 } token) return all;
            if (!seen.Add(token) || seen.Count > MostPages) throw Endless(path);
            next = token;
        }
    }

    private static string Address(string path, string query, string next)
    {
        var full = next.Length == 0 ? query : $"{query}&continue={Uri.EscapeDataString(next)}".TrimStart('&');
        return full.Length > 0 ? $"{path}?{full}" : path;
    }

    private ApiFailure Endless(string path) =>
        new($"error: the list /{path} of {connection.Server.Authority} never ends: it goes on from where it was") { Reason = "the list never ends" };

    private async Task<T> TryAsync<T>(string path, JsonTypeInfo<T> type, string? accept, CancellationToken cancel)
    {
        Interlocked.Increment(ref requestCount);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Version = http.DefaultRequestVersion, VersionPolicy = http.DefaultVersionPolicy };
            if (accept is not null) request.Headers.Add("Accept", accept);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!response.IsSuccessStatusCode) throw await StatusFailure.OfAsync(response, connection, cancel);
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            return await JsonSerializer.DeserializeAsync(body, type, cancel) ?? throw new JsonException("null");
        }
        catch (HttpRequestException e)
        {
            throw TransportFailure.Of(e, connection);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or AuthenticationException)
        {
            throw TransportFailure.Cut(e);
        }
        catch (JsonException e)
        {
            throw new ApiFailure($"error: {connection.Server.Authority} answered /{path.Split('?')[0]} with something else than Kubernetes JSON; is it an API server, or a proxy or login page in front of one?", e)
            { Reason = "not JSON", EndsAll = false };
        }
    }
}
