using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Tests.Golden;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.Tests.Cluster;

/// <summary>An API server over a list of objects: GET and LIST with selectors, and refusals as RBAC gives them.</summary>
internal sealed class FakeCluster : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 17, 0, 0, TimeSpan.Zero);

    private readonly FakeApi api;
    private readonly TestHome home;
    private readonly ApiClient client;

    private FakeCluster(FakeApi api, TestHome home, ApiClient client) => (this.api, this.home, this.client) = (api, home, client);

    public IObjectSource Objects => new ApiObjects(client, Now);

    public ClusterReader Reader => new(Objects);

    /// <summary>In the order of arrival, without <c>limit</c>.</summary>
    public List<string> Requests => api.Requests.Select(one => one.Replace("&limit=500", "").Replace("?limit=500", "")).ToList();

    /// <summary>The variables that lead a command here.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["KUBECONFIG"] = home.Environment.Variable("KUBECONFIG")! };

    public static string CasePath() => Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases/real-cluster.json");

    /// <param name="objects">JSON of a List.</param>
    /// <param name="forbidden">Parts of requests that are refused.</param>
    public static async Task<FakeCluster> StartAsync(string objects, string @namespace = "default", params string[] forbidden)
    {
        var items = JsonNode.Parse(objects)!["items"]!.AsArray().Select(item => item!).ToList();
        var api = await FakeApi.StartAsync(context => Answer(context, items, forbidden));
        var home = new TestHome().Kubeconfig($"http://localhost:{api.Port}", context: $"namespace: {@namespace}");
        return new(api, home, new ApiClient(await home.ConnectAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        home.Dispose();
        await api.DisposeAsync();
    }

    private static Task Answer(HttpContext context, List<JsonNode> items, string[] forbidden)
    {
        var path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        path.RemoveRange(0, path[0] == "api" ? 2 : 3);
        string? @namespace = null;
        if (path[0] == "namespaces" && path.Count > 2) (@namespace, path) = (path[1], path[2..]);
        var url = context.Request.Path + Uri.UnescapeDataString(context.Request.QueryString.Value ?? "");
        if (Array.Exists(forbidden, url.Contains))
            return FakeApi.Json(FakeApi.Status(403, "Forbidden", $"{path[0]} is forbidden: User \"me\" cannot read it"), 403)(context);
        var found = items.Where(item => (string)item["kind"]! + "s" is var plural && plural.Equals(path[0], StringComparison.OrdinalIgnoreCase)
            && (@namespace is null || (string?)item["metadata"]!["namespace"] == @namespace)).ToList();
        if (path.Count == 1) return FakeApi.Json(List(found.Where(item => Matches(item, context.Request.Query))))(context);
        var one = found.Find(item => (string)item["metadata"]!["name"]! == path[1]);
        return one is null
            ? FakeApi.Json(FakeApi.Status(404, "NotFound", $"{path[0]} \"{path[1]}\" not found"), 404)(context)
            : FakeApi.Json(one.ToJsonString())(context);
    }

    private static string List(IEnumerable<JsonNode> items) => $$"""{"kind":"List","metadata":{},"items":[{{string.Join(',', items.Select(item => item.ToJsonString()))}}]}""";

    private static bool Matches(JsonNode item, IQueryCollection query)
    {
        var labels = item["metadata"]!["labels"]?.AsObject().ToDictionary(pair => pair.Key, pair => (string)pair.Value!);
        if (query["labelSelector"].ToString() is { Length: > 0 } text && !LabelSelector.Parse(text).Matches(labels)) return false;
        return query["fieldSelector"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries).All(test =>
        {
            var (field, wanted) = test.Split('=', 2) is [var a, var b] ? (a, b) : throw new InvalidOperationException(test);
            var value = field.TrimEnd('!').Split('.').Aggregate((JsonNode?)item, (node, key) => node?[key])?.ToString();
            return value == wanted != field.EndsWith('!');
        });
    }
}
