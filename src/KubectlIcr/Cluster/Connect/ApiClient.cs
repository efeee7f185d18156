using System.Security.Authentication;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Connect;

/// <summary>GETs objects and whole lists, page by page. Every failure is an <see cref="ApiFailure"/>.</summary>
internal sealed class ApiClient(Connection connection) : IDisposable
{
    private const int PageSize = 500;

    private readonly HttpClient http = Transport.Create(connection);
    private int requestCount;

    /// <summary>Requests sent so far, pages and retries included.</summary>
    public int RequestCount => requestCount;

    public Connection Connection => connection;

    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (connection.RequestTimeout is { } timeout) limit.CancelAfter(timeout);
        try
        {
            return await Retries.Pipeline.ExecuteAsync(async token => await TryAsync(path, type, token), limit.Token);
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
        catch (ExpiredException)
        {
            return await PagesAsync(path, query, type, progress, cancel);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<List<T>> PagesAsync<T>(string path, string query, JsonTypeInfo<ListWire<T>> type, Action<int>? progress, CancellationToken cancel)
    {
        var all = new List<T>();
        for (string? next = null; ;)
        {
            var page = await PageAsync(path, query, next, type, cancel);
            all.AddRange(page.Items);
            next = page.Metadata?.Continue;
            progress?.Invoke(all.Count);
            if (string.IsNullOrEmpty(next)) return all;
        }
    }

    private async Task<ListWire<T>> PageAsync<T>(string path, string query, string? next, JsonTypeInfo<ListWire<T>> type, CancellationToken cancel)
    {
        var full = next is null ? query : $"{query}&continue={Uri.EscapeDataString(next)}";
        try
        {
            return await GetAsync(full.Length > 0 ? $"{path}?{full}" : path, type, cancel);
        }
        catch (ApiFailure failure) when (failure.Status == 410 && next is not null)
        {
            throw new ExpiredException();
        }
    }

    private async Task<T> TryAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        Interlocked.Increment(ref requestCount);
        try
        {
            using var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!response.IsSuccessStatusCode) throw await StatusFailure.OfAsync(response, connection, cancel);
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            return await JsonSerializer.DeserializeAsync(body, type, cancel) ?? throw new JsonException("null");
        }
        catch (HttpRequestException e)
        {
            throw TransportFailure.Of(e, connection);
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            throw TransportFailure.Cut(e);
        }
        catch (JsonException e)
        {
            throw new ApiFailure($"error: {connection.Server.Authority} answered /{path.Split('?')[0]} with something else than Kubernetes JSON; is it an API server, or a proxy or login page in front of one?", e)
            { Reason = "not JSON", EndsAll = false };
        }
    }

    private sealed class ExpiredException : Exception;
}
