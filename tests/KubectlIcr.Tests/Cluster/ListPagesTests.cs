using System.Text;
using System.Text.Json;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Wire;
using KubectlIcr.Tests.Golden;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.Tests.Cluster;

/// <summary>Pages are requested ahead, and nothing is lost or read twice by that.</summary>
public sealed class ListPagesTests : IDisposable
{
    private readonly TestHome home = new();

    public void Dispose() => home.Dispose();

    /// <summary>The server does not send the end of the first page before it is asked for the second.</summary>
    [Theory]
    [InlineData("json")]
    [InlineData("pb")]
    public async Task The_next_page_is_requested_while_the_last_one_comes_in(string encoding)
    {
        const int beginning = 300;
        var asked = new TaskCompletionSource();
        var (first, last) = (Case($"pods-page.{encoding}"), Case($"pods.{encoding}"));
        await using var api = await FakeApi.StartAsync(async context =>
        {
            context.Response.ContentType = encoding == "pb" ? "application/vnd.kubernetes.protobuf" : "application/json";
            if (context.Request.Query.ContainsKey("continue"))
            {
                asked.SetResult();
                await context.Response.Body.WriteAsync(last);
                return;
            }
            await context.Response.Body.WriteAsync(first.AsMemory(0, beginning));
            await context.Response.Body.FlushAsync();
            await asked.Task;
            await context.Response.Body.WriteAsync(first.AsMemory(beginning));
        });
        Assert.Equal(8, (await ListAsync(api)).Count);
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task A_page_that_is_lost_and_then_leads_elsewhere_is_followed_there()
    {
        var calls = 0;
        var asked = new TaskCompletionSource();
        await using var api = await FakeApi.StartAsync(async context =>
        {
            switch (context.Request.Query["continue"].ToString())
            {
                case "" when ++calls == 1:
                    await context.Response.WriteAsync("""{"kind":"PodList","metadata":{"continue":"old"},"items":[{"metadata":{"name":"p0"}},""");
                    await context.Response.Body.FlushAsync();
                    await asked.Task;
                    context.Abort();
                    break;
                case "": await FakeApi.Json(Page("new", "p1"))(context); break;
                case "old":
                    asked.SetResult();
                    await FakeApi.Json(Page("", "lost"))(context);
                    break;
                default: await FakeApi.Json(Page("", "p2"))(context); break;
            }
        });
        Assert.Equal(["p1", "p2"], await ListAsync(api));
    }

    [Fact]
    public async Task A_page_that_says_last_where_it_goes_on_is_read_first()
    {
        await using var api = await FakeApi.StartAsync(context => FakeApi.Json(context.Request.Query.ContainsKey("continue")
            ? Page("", "p2")
            : """{"kind":"PodList","items":[{"metadata":{"name":"p1"}}],"metadata":{"continue":"a"}}""")(context));
        Assert.Equal(["p1", "p2"], await ListAsync(api));
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task A_failing_page_ends_the_request_of_the_next()
    {
        var (asked, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var api = await FakeApi.StartAsync(async context =>
        {
            if (context.Request.Query.ContainsKey("continue"))
            {
                context.RequestAborted.Register(ended.SetResult);
                asked.SetResult();
                await ended.Task;
                return;
            }
            await context.Response.WriteAsync("""{"kind":"PodList","metadata":{"continue":"a"},"items":[{"metadata":""");
            await context.Response.Body.FlushAsync();
            await asked.Task;
            await context.Response.WriteAsync("}");
        });
        Assert.Equal("not JSON", (await Assert.ThrowsAsync<ApiFailure>(() => ListAsync(api))).Reason);
        await ended.Task;
    }

    [Theory]
    [InlineData("""{"kind":"PodList","metadata":{"resourceVersion":"1","continue":"a\"b","x":{"continue":"y"}},"it""", "a\"b")]
    [InlineData("""{"metadata":{"resourceVersion":"1"},"items":[""", "")]
    [InlineData("""{"metadata":{"continue":null},""", "")]
    [InlineData("""{"metadata":{"continue":"a" """, null)]
    [InlineData("""{"items":[{"metadata":{"continue":"a"}}]""", null)]
    [InlineData("<html>", null)]
    [InlineData("", null)]
    public void The_token_is_known_once_the_metadata_has_come(string beginning, string? token) =>
        Assert.Equal(token, PageToken.Peek(Encoding.UTF8.GetBytes(beginning), isProto: false));

    /// <summary>Of a real page, whatever has come of it: not known, or right.</summary>
    [Theory]
    [InlineData("pods-page")]
    [InlineData("pods")]
    public void Any_beginning_tells_the_same(string name)
    {
        foreach (var encoding in (string[])["json", "pb"])
        {
            var body = Case($"{name}.{encoding}");
            var token = JsonSerializer.Deserialize(Case($"{name}.json"), WireContext.Default.ListWirePodWire)!.Metadata?.Continue ?? "";
            var known = Enumerable.Range(0, Math.Min(body.Length, 2000)).Select(length => PageToken.Peek(body.AsSpan(0, length), encoding == "pb")).ToList();
            Assert.Equal([null, token], known.Distinct());
            Assert.Null(known[0]);
        }
    }

    private async Task<List<string>> ListAsync(FakeApi api)
    {
        using var client = new ApiClient(await home.Kubeconfig($"http://localhost:{api.Port}", user: "token: t0ken").ConnectAsync());
        return await client.ListAsync("api/v1/pods", "", Resources.Pods.Many, pod => pod.Metadata.Name, null, CancellationToken.None);
    }

    private static string Page(string token, string name) => $$$"""{"kind":"PodList","metadata":{"continue":"{{{token}}}"},"items":[{"metadata":{"name":"{{{name}}}"}}]}""";

    private static byte[] Case(string name) => File.ReadAllBytes(Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases", name));
}
