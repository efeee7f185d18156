using System.Security.Authentication;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KubectlIcr.Cluster.Wire.Proto;
using Polly;

namespace KubectlIcr.Cluster.Connect;

/// <summary>One request to the API server and its JSON answer, within the time limit. Every failure is an <see cref="ApiFailure"/>.</summary>
/// <remarks>An answer is read whole before it is parsed: that takes less time than to parse it as it comes, and what differs from type to type stays small.</remarks>
internal sealed class ApiExchange(Connection connection) : IDisposable
{
    private const string ProtoOrJson = $"{ProtoObject.MediaType},application/json";

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
        using var answer = await AnswerAsync(method, path, body, retries, accept, null, cancel);
        return Read(answer, path, type, null);
    }

    /// <summary>The answer to a GET as it came; <see cref="Read"/> reads it.</summary>
    /// <param name="takesProto">Protobuf is asked for; a server without it sends JSON.</param>
    /// <param name="heard">Is called whenever more of the answer has arrived, also of one that is lost then and requested again.</param>
    public Task<ApiBody> BodyAsync(string path, bool takesProto, Action<ApiBody> heard, CancellationToken cancel) =>
        AnswerAsync(HttpMethod.Get, path, null, Retries.Reads, takesProto ? ProtoOrJson : null, heard, cancel);

    /// <param name="proto">Reads protobuf; null where it was not asked for.</param>
    public T Read<T>(ApiBody answer, string path, JsonTypeInfo<T> type, Func<ReadOnlySpan<byte>, T>? proto)
    {
        try
        {
            if (answer.IsProto && proto is not null) return proto(answer.Bytes);
            return JsonSerializer.Deserialize(answer.Bytes, type) ?? throw new JsonException("null");
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw ApiFailure.NotKubernetes(connection, path, e);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<ApiBody> AnswerAsync(HttpMethod method, string path, Func<HttpContent>? body, ResiliencePipeline retries, string? accept, Action<ApiBody>? heard, CancellationToken cancel)
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
                        return await TryAsync(request, heard, token);
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

    private async Task<ApiBody> TryAsync(HttpRequestMessage request, Action<ApiBody>? heard, CancellationToken cancel)
    {
        Interlocked.Increment(ref requestCount);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!response.IsSuccessStatusCode) throw await StatusFailure.OfAsync(response, connection, cancel);
            return await ApiBody.ReadAsync(response, heard, cancel);
        }
        catch (HttpRequestException e)
        {
            throw TransportFailure.Of(e, connection);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or AuthenticationException)
        {
            throw TransportFailure.Cut(e, connection);
        }
    }
}
