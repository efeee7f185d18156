using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using KubectlIcr.Tests.Cluster;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Connect;

/// <summary>A TLS server that knows as much of Kubernetes as <c>kubectl get pod</c> needs, has no pods, and remembers how it was asked for one.</summary>
internal sealed class ApiStandIn : IAsyncDisposable
{
    private const string Discovery = """{"kind":"APIResourceList","apiVersion":"v1","groupVersion":"v1","resources":[{"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["get","list"]}]}""";

    private FakeApi? server;

    public int Port => server!.Port;

    /// <summary>The requests for a pod that were let in, in order.</summary>
    public ConcurrentQueue<string> Seen { get; } = [];

    /// <summary>The Authorization that is not let in.</summary>
    public string? Refused { get; set; }

    public static async Task<ApiStandIn> StartAsync(X509Certificate2? certificate)
    {
        var api = new ApiStandIn();
        api.server = await FakeApi.StartAsync(api.AnswerAsync, certificate, askClient: true);
        return api;
    }

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (Refused is not null && context.Request.Headers.Authorization == Refused) return FakeApi.Json(FakeApi.Status(401, "Unauthorized", "Unauthorized"), 401)(context);
        if (path.EndsWith("/pods/x", StringComparison.Ordinal)) Seen.Enqueue(SeenRequest.Of(context));
        return (path.Replace("/base", "", StringComparison.Ordinal) switch
        {
            "/api" => FakeApi.Json("""{"kind":"APIVersions","versions":["v1"]}"""),
            "/apis" => FakeApi.Json("""{"kind":"APIGroupList","apiVersion":"v1","groups":[]}"""),
            "/api/v1" => FakeApi.Json(Discovery),
            _ => FakeApi.Json(FakeApi.Status(404, "NotFound", "pods \"x\" not found"), 404),
        })(context);
    }
}
