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

    /// <param name="body">Makes the body anew for each try; null for none.</param>
    /// <param name="accept">The form of the answer; null for whole objects.</param>
    public async Task<T> SendAsync<T>(
        HttpMethod method, string path, Func<HttpContent>? body, JsonTypeInfo<T> type, ResiliencePipeline retries, CancellationToken cancel, string? accept = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (connection.RequestTimeout is { } timeout) limit.CancelAfter(timeout);
        try
        {
            return await retries.ExecuteAsync(
                async token =>
                {
                    using var request = new HttpRequestMessage(method, path) { Version = http.DefaultRequestVersion, VersionPolicy = http.DefaultVersionPolicy, Content = body?.Invoke() };
                    if (accept is not null) request.Headers.Add("Accept", accept);
                    return await TryAsync(request, type, token);
                },
                limit.Token);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw TransportFailure.TimedOut(connection, e);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<T> TryAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancel)
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
            throw new ApiFailure($"error: {connection.Server.Authority} answered {request.RequestUri!.AbsolutePath} with something else than Kubernetes JSON; is it an API server, or a proxy or login page in front of one?", e)
            { Reason = "not JSON", EndsAll = false };
        }
    }
}
