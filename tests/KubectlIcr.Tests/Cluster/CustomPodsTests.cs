using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.Tests.Cluster;

/// <summary>How the pods of an object of a custom type are found, and what it costs.</summary>
public sealed class CustomPodsTests
{
    private const string Types = """{"resources":[{"name":"pools","kind":"Pool","namespaced":true},{"name":"pools/scale","kind":"Scale","namespaced":true}]}""";
    private const string Pod = """{"metadata":{"name":"p","namespace":"ns","uid":"u","ownerReferences":[{"kind":"StatefulSet","name":"s","uid":"sts","controller":true}]},"spec":{"containers":[{"name":"m","image":"i"}]}}""";

    [Theory]
    [InlineData("""{"spec":{"selector":{"matchLabels":{"app":"web"}}}}""", "pods?labelSelector=app=web")]
    [InlineData("""{"spec":{"selector":{"app":"web"}}}""", "pods?labelSelector=app=web")]
    [InlineData("""{"status":{"selector":"app in (web,db)"}}""", "pods?labelSelector=app in (web,db)")]
    [InlineData("""{"status":{"selector":"???"}}""", "pools/web/scale pods?labelSelector=from=scale")]
    [InlineData("""{"spec":{"selector":{}}}""", "pools/web/scale pods?labelSelector=from=scale")]
    public async Task By_the_labels_that_are_nearest(string fields, string requests)
    {
        var (facts, asked) = await ReadAsync(fields, scale: """{"kind":"Scale","metadata":{"name":"web"},"status":{"selector":"from=scale"}}""");

        Assert.Equal("p", Assert.Single(facts.Pods).Name);
        Assert.Equal(requests, string.Join(' ', asked.SkipWhile(one => one != "pools/web").Skip(1).TakeWhile(one => !one.StartsWith("events", StringComparison.Ordinal)).Take(requests.Split(" pods").Length)));
    }

    [Fact]
    public async Task By_owner_references_where_nothing_names_labels()
    {
        var (facts, asked) = await ReadAsync("{}", scale: """{"kind":"Scale","metadata":{"name":"web"} }""");

        Assert.Equal("p", Assert.Single(facts.Pods).Name);
        Assert.Contains("statefulsets", asked);
    }

    [Fact]
    public async Task A_workload_that_may_not_be_read_is_no_proof_that_there_are_no_pods()
    {
        var error = await Assert.ThrowsAsync<UserError>(() => ReadAsync("{}", scale: """{"kind":"Scale","metadata":{"name":"web"} }""", forbidden: "statefulsets"));

        Assert.Equal("Error from server (Forbidden): statefulsets is forbidden", error.Message);
    }

    private static async Task<(ClusterFacts Facts, List<string> Asked)> ReadAsync(string fields, string scale, string forbidden = "-")
    {
        await using var api = await FakeApi.StartAsync(context => Answer(context, fields, scale, forbidden));
        using var home = new TestHome().Kubeconfig($"http://localhost:{api.Port}", context: "namespace: ns");
        using var client = new ApiClient(await home.ConnectAsync());
        var facts = await new ClusterReader(new ApiObjects(client, FakeCluster.Now)).ReadAsync(Selection.Parse(["pools.example.com/web"]));
        return (facts, [.. api.Requests.Select(one => one.Split("/namespaces/ns/")[^1].Replace("&limit=500", "").Replace("?limit=500", ""))]);
    }

    private static Task Answer(HttpContext context, string fields, string scale, string forbidden)
    {
        var path = context.Request.Path.Value!;
        var last = path.Split('/')[^1];
        return (last switch
        {
            _ when last == forbidden => FakeApi.Json(FakeApi.Status(403, "Forbidden", $"{last} is forbidden"), 403),
            "example.com" => FakeApi.Json("""{"preferredVersion":{"groupVersion":"example.com/v1"}}"""),
            "v1" => FakeApi.Json(Types),
            "scale" => FakeApi.Json(scale),
            "web" => FakeApi.Json($$"""{"metadata":{"name":"web","namespace":"ns","uid":"pool"},{{fields.TrimStart('{')}}""".Replace(",}", "}")),
            "pods" => FakeApi.Json($$"""{"kind":"PodList","items":[{{Pod}}]}"""),
            "statefulsets" => FakeApi.Json("""{"kind":"StatefulSetList","items":[{"metadata":{"name":"s","namespace":"ns","uid":"sts","ownerReferences":[{"kind":"Pool","name":"web","uid":"pool","controller":true}]},"spec":{}}]}"""),
            _ when path.Contains("/namespaces/ns/") && path.Split('/').Length <= 7 => FakeApi.Json("""{"kind":"List","items":[]}"""),
            _ => FakeApi.Json(FakeApi.Status(404, "NotFound", $"{last} not found"), 404),
        })(context);
    }
}
