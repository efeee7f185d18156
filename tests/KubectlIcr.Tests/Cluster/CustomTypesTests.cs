using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;

namespace KubectlIcr.Tests.Cluster;

/// <summary>Types that are not built in are looked up, and their objects' pods found.</summary>
public sealed class CustomTypesTests
{
    private const string Groups = """{"kind":"APIGroupList","groups":[{"name":"apps","preferredVersion":{"groupVersion":"apps/v1"}},{"name":"a.example.com","preferredVersion":{"groupVersion":"a.example.com/v2"}},{"name":"b.example.com","preferredVersion":{"groupVersion":"b.example.com/v1"}},{"name":"down.example.com","preferredVersion":{"groupVersion":"down.example.com/v1"}},{"name":"storage.k8s.io","preferredVersion":{"groupVersion":"storage.k8s.io/v1"}}]}""";
    private const string A = """{"resources":[{"name":"widgets","kind":"Widget","shortNames":["wd"],"namespaced":true},{"name":"widgets/scale","kind":"Scale","namespaced":true},{"name":"shared","kind":"Shared","namespaced":true},{"name":"globals","kind":"Global","namespaced":false}]}""";
    private const string B = """{"resources":[{"name":"gadgets","kind":"Gadget","namespaced":true},{"name":"shared","kind":"Shared","namespaced":true}]}""";

    [Theory]
    [InlineData("wd", "Widget widgets a.example.com v2 True")]
    [InlineData("Widget", "Widget widgets a.example.com v2 True")]
    [InlineData("widgets.a.example.com", "Widget widgets a.example.com v2 True")]
    [InlineData("widget.v2.a.example.com", "Widget widgets a.example.com v2 True")]
    [InlineData("gadget", "Gadget gadgets b.example.com v1 False")]
    [InlineData("globals", "")]
    [InlineData("foo", "")]
    [InlineData("foo.a.example.com", "")]
    [InlineData("foo.nowhere.example.com", "")]
    [InlineData("dc", "")]
    public async Task What_a_word_means(string word, string expected)
    {
        await using var api = await StartAsync();
        using var home = new TestHome().Kubeconfig($"http://localhost:{api.Port}");
        using var client = new ApiClient(await home.ConnectAsync());

        var type = await new Discovery(client, default).FindAsync(word);

        Assert.Equal(expected, type is null ? "" : $"{type.Kind} {type.Plural} {type.Group} {type.Version} {type.HasScale}");
        Assert.DoesNotContain("/apis/storage.k8s.io/v1", api.Requests);
    }

    [Fact]
    public async Task A_word_of_several_groups_is_not_guessed()
    {
        await using var api = await StartAsync();
        using var home = new TestHome().Kubeconfig($"http://localhost:{api.Port}");
        using var client = new ApiClient(await home.ConnectAsync());

        var error = await Assert.ThrowsAsync<UserError>(() => new Discovery(client, default).FindAsync("shared"));

        Assert.Equal(("error: several API groups have a resource type \"shared\"; use one of shared.a.example.com, shared.b.example.com", ExitCode.Usage), (error.Message, error.ExitCode));
    }

    [Fact]
    public async Task Built_in_types_are_not_looked_up()
    {
        await using var cluster = await FakeCluster.StartAsync("""{"items":[{"kind":"Pod","metadata":{"name":"web","namespace":"default","uid":"u"},"spec":{"containers":[]}}]}""");

        await cluster.Reader.ReadAsync(Selection.Parse(["pod/web"]));

        Assert.All(cluster.Requests, request => Assert.StartsWith("/api/v1/", request, StringComparison.Ordinal));
    }

    private static Task<FakeApi> StartAsync() => FakeApi.StartAsync(context => (context.Request.Path.Value switch
    {
        "/apis" => FakeApi.Json(Groups),
        "/apis/a.example.com" => FakeApi.Json("""{"preferredVersion":{"groupVersion":"a.example.com/v2"}}"""),
        "/apis/a.example.com/v2" => FakeApi.Json(A),
        "/apis/b.example.com/v1" => FakeApi.Json(B),
        "/apis/down.example.com/v1" => FakeApi.Json(FakeApi.Status(503, "ServiceUnavailable", "down"), 503),
        var other => FakeApi.Json(FakeApi.Status(404, "NotFound", $"{other} not found"), 404),
    })(context));
}
