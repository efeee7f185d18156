using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Write;

/// <summary>Sends writes to the API server. Only the commands that change something get one.</summary>
/// <param name="serverDryRun">The server does all but keep it.</param>
internal sealed class ClusterWriter(ApiExchange exchange, string fieldManager, bool serverDryRun)
{
    public bool IsDryRun => serverDryRun;

    /// <returns>The object as the server has it now; for a deletion the object that goes, or a Status.</returns>
    /// <exception cref="ApiFailure">It was not done, or (no answer, or 5xx) it is not known whether it was.</exception>
    public Task<JsonObject> SendAsync(WriteRequest write, CancellationToken cancel) =>
        exchange.SendAsync(Method(write), $"{(write.Verb == "create" ? write.Target.CollectionPath : write.Target.Path)}{Query(write)}", () => Content(write), WireContext.Default.JsonObject, Retries.Writes, cancel);

    /// <summary>Of a deletion the server reads no query where there is a body.</summary>
    private string Query(WriteRequest write) =>
        write.Verb == "delete" ? "" : $"?fieldManager={Uri.EscapeDataString(fieldManager)}{(serverDryRun ? "&dryRun=All" : "")}";

    private static HttpMethod Method(WriteRequest write) => write.Verb switch
    {
        "create" => HttpMethod.Post,
        "patch" => HttpMethod.Patch,
        _ => HttpMethod.Delete,
    };

    private ReadOnlyMemoryContent Content(WriteRequest write)
    {
        var type = write.Verb == "patch" ? "application/merge-patch+json" : "application/json";
        return new((write.Verb == "delete" && serverDryRun ? write.WithDryRun() : write).Body.Bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
    }
}
