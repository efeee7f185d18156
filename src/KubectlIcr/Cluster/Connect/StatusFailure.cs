using System.Net;
using System.Text.Json;
using KubectlIcr.Cluster.Wire;
using KubectlIcr.Cluster.Wire.Proto;
using KubectlIcr.Http;
using k8s.Models;

namespace KubectlIcr.Cluster.Connect;

/// <summary>Names an answer other than 200, from the server's <c>Status</c> object where it sent one.</summary>
internal static class StatusFailure
{
    /// <summary>Every API server has these: a page below them that is not found was not looked for by an API server.</summary>
    private static readonly string[] AlwaysServed = ["/api/v1/", "/apis/apps/v1/"];

    public static async Task<ApiFailure> OfAsync(HttpResponseMessage response, Connection connection, CancellationToken cancel)
    {
        var code = response.StatusCode;
        var status = await ReadAsync(response, cancel);
        var sent = SentSecrets.Of(response.RequestMessage?.Headers.Authorization);
        return new ApiFailure(sent.Hide(Words(code, status, connection)))
        {
            Status = (int)code,
            Reason = ReasonOf(code, status, response.RequestMessage?.RequestUri?.AbsolutePath ?? ""),
            IsAbsence = code == HttpStatusCode.NotFound && status is { Kind: "Status", Reason: "NotFound" },
            IsTransient = code == HttpStatusCode.TooManyRequests || (int)code >= 500,
            RetryAfter = Wait(response),
            EndsAll = code == HttpStatusCode.Unauthorized,
        };
    }

    private static string Words(HttpStatusCode code, V1Status? status, Connection connection) => code switch
    {
        HttpStatusCode.Unauthorized => "error: You must be logged in to the server (Unauthorized)" + LoginHint(connection),
        HttpStatusCode.NotFound when status is null => $"Error from server (NotFound): {connection.Server.Authority} could not find the requested resource",
        HttpStatusCode.TooManyRequests when status is null => $"Error from server (TooManyRequests): {connection.Server.Authority} is overloaded or limits the request rate; try again later",
        _ when status?.Reason is { Length: > 0 } reason => $"Error from server ({reason}): {status.Message}",
        _ when status?.Message is { Length: > 0 } message => $"Error from server: {message}",
        HttpStatusCode.BadRequest when connection.Server.Scheme == Uri.UriSchemeHttp => $"Error from server: 400 from {connection.Server.Authority}; its address in the kubeconfig begins with http://; should it be https://?",
        _ => $"Error from server: {(int)code} from {connection.Server.Authority}, which is not an API server's response",
    };

    private static string ReasonOf(HttpStatusCode code, V1Status? status, string path) => code switch
    {
        HttpStatusCode.Forbidden => GapReason.Forbidden,
        HttpStatusCode.NotFound when status is null && Array.Exists(AlwaysServed, path.Contains) => "HTTP 404",
        HttpStatusCode.NotFound => GapReason.NotFound,
        HttpStatusCode.TooManyRequests => "too many requests",
        _ => status?.Reason ?? $"HTTP {(int)code}",
    };

    // ibmcloud writes contexts as NAME/ID (facts: cluster identity).
    private static string LoginHint(Connection connection)
    {
        var host = connection.Server.IdnHost;
        var isIbm = host.EndsWith(".cloud.ibm.com", StringComparison.Ordinal) || host.EndsWith(".appdomain.cloud", StringComparison.Ordinal);
        if (isIbm) return $"; log in again: ibmcloud ks cluster config --cluster {connection.Context?.Split('/')[0] ?? "CLUSTER"}";
        return connection.Context is { } context ? $"; the credentials of context \"{context}\" are not accepted by {connection.Server.Authority}" : "";
    }

    private static TimeSpan? Wait(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - DateTimeOffset.UtcNow is { Ticks: > 0 } left ? left : TimeSpan.Zero,
        _ => null,
    };

    private static async Task<V1Status?> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            using var body = await ApiBody.ReadAsync(response, null, cancel);
            return body.IsProto ? ProtoObject.Status(body.Bytes) : JsonSerializer.Deserialize(body.Bytes, WireContext.Default.V1Status);
        }
        catch (Exception e) when (e is JsonException or IOException or InvalidDataException)
        {
            return null;
        }
    }
}
