using System.Security.Authentication;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;

namespace KubectlIcr.Cluster.Connect;

/// <summary>One request to the API server and its JSON answer, within the time limit. Every failure is an <see cref="ApiFailure"/>.</summary>
internal sealed class ApiExchange(Connection connection) : IDisposable
{
    private readonly HttpClient http = Transport.Create(connection);
    private int requestCount;

    /// <summary>Requests sent so far, pages and retries included.</summary>
    public int RequestCount => requestCount;

    public Connection Connection => connection;

    /// <param name="body">Makes a new body for each attempt; null for none.</param>
    /// <param name="accept">The form of the answer; null for whole objects.</param>
    public async Task<T> SendAsync<T>(
        HttpMethod method, string path, Func<HttpContent>? body, JsonTypeInfo<T> type, ResiliencePipeline retries, CancellationToken cancel, string? accept = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (connection.RequestTimeout is { } timeout) limit.CancelAfter(timeout);
        ApiFailure? before = null;
        try
        {
            return await retries.ExecuteAsync(
                async token =>
                {
                    using var request = new HttpRequestMessage(method, path) { Version = http.DefaultRequestVersion, VersionPolicy = http.DefaultVersionPolicy, Content = body?.Invoke() };
                    if (accept is not null) request.Headers.Add("Accept", accept);
                    try
                    {
                        return await TryAsync(request, path, type, token);
                    }
                    catch (ApiFailure failure)
                    {
                        before = failure;
                        throw;
                    }
                },
                limit.Token);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw before ?? TransportFailure.TimedOut(connection, e); // what it answered, rather than that it did not answer the next try in time
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<T> TryAsync<T>(HttpRequestMessage request, string path, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        Interlocked.Increment(ref requestCount);
        try
        {
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
            throw ApiFailure.NotKubernetes(connection, path, e);
        }
    }
}
