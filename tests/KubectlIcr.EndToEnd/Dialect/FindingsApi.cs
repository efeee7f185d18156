using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KubectlIcr.EndToEnd.Dialect;

/// <summary>Serves the findings of a report as a resource, so that the real <c>kubectl get findings</c> prints the same rows as we do.</summary>
internal sealed class FindingsApi : IAsyncDisposable
{
    private const string Version = "kubectl-icr/v1";

    private readonly WebApplication app;

    private FindingsApi(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    public static async Task<FindingsApi> StartAsync(string report)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var answers = Answers(JsonNode.Parse(report)!["findings"]!.AsArray());
        app.Run(context => answers.TryGetValue(context.Request.Path, out var answer)
            ? Results.Text(answer, "application/json").ExecuteAsync(context)
            : Results.NotFound().ExecuteAsync(context));
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static Dictionary<string, string> Answers(JsonArray findings) => new()
    {
        ["/api"] = """{"kind":"APIVersions","versions":["v1"]}""",
        ["/api/v1"] = """{"kind":"APIResourceList","groupVersion":"v1","resources":[]}""",
        ["/apis"] = $$$"""{"kind":"APIGroupList","apiVersion":"v1","groups":[{"name":"kubectl-icr","versions":[{"groupVersion":"{{{Version}}}","version":"v1"}]}]}""",
        [$"/apis/{Version}"] =
            $$"""{"kind":"APIResourceList","groupVersion":"{{Version}}","resources":[{"name":"findings","singularName":"finding","namespaced":false,"kind":"Finding","verbs":["list"]}]}""",
        [$"/apis/{Version}/findings"] = new JsonObject
        {
            ["apiVersion"] = Version,
            ["kind"] = "FindingList",
            ["metadata"] = new JsonObject(),
            ["items"] = new JsonArray([.. findings.Select(AsObject)]),
        }.ToJsonString(),
    };

    private static JsonObject AsObject(JsonNode? finding, int index)
    {
        var item = finding!.DeepClone().AsObject();
        item["apiVersion"] = Version;
        item["kind"] = "Finding";
        item["metadata"] = new JsonObject { ["name"] = $"finding-{index}" };
        return item;
    }
}
