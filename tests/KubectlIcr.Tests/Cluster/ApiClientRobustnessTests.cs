using System.IO.Compression;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.Tests.Cluster;

/// <summary>Servers that misbehave, and what of ours they get to see.</summary>
public sealed class ApiClientRobustnessTests : IDisposable
{
    private const string Pod = """{"metadata":{"name":"x","namespace":"n"}}""";

    private readonly TestHome home = new();

    public void Dispose() => home.Dispose();

    private async Task<ApiClient> ClientAsync(FakeApi api, string user = "token: t0ken") =>
        new(await home.Kubeconfig($"http://localhost:{api.Port}", user: user).ConnectAsync());

    private static Task<KubectlIcr.Cluster.Wire.PodWire> GetPodAsync(ApiClient client, CancellationToken cancel = default) => client.GetAsync("api/v1/namespaces/n/pods/x", Resources.Pods.One, cancel);

    private static Task<ApiFailure> ListFailureAsync(ApiClient client) =>
        Assert.ThrowsAsync<ApiFailure>(() => client.ListAsync("api/v1/pods", "", Resources.Pods.Many, pod => pod, null, CancellationToken.None));

    [Theory]
    [InlineData("same")]
    [InlineData("circle")]
    public async Task A_list_that_never_ends_is_ended(string how)
    {
        await using var api = await FakeApi.StartAsync(context => FakeApi.Json(
            $$"""{"kind":"PodList","metadata":{"continue":"{{(how == "same" ? "a" : context.Request.Query["continue"] == "a" ? "b" : "a")}}"},"items":[{{Pod}}]}""")(context));
        using var client = await ClientAsync(api);
        Assert.Equal($"error: localhost:{api.Port} returned an endless list for /api/v1/pods: its continue token repeats", (await ListFailureAsync(client)).Message);
        Assert.InRange(api.Requests.Count, 2, 4);
    }

    [Fact]
    public async Task A_list_that_expires_again_and_again_is_given_up()
    {
        await using var api = await FakeApi.StartAsync(context => context.Request.Query.ContainsKey("continue")
            ? FakeApi.Json(FakeApi.Status(410, "Expired", "too old"), 410)(context)
            : FakeApi.Json("""{"kind":"PodList","metadata":{"continue":"a"},"items":[]}""")(context));
        using var client = await ClientAsync(api);
        var failure = await ListFailureAsync(client);
        Assert.Equal((410, "Error from server (Expired): too old"), (failure.Status, failure.Message));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"error":"login first"}""")]
    [InlineData("""{"kind":"Status","metadata":{},"status":"Success"}""")]
    [InlineData("""{"kind":"Pod","metadata":{"name":"other"}}""")]
    public async Task An_answer_about_something_else_is_no_empty_list_and_no_object(string json)
    {
        await using var api = await FakeApi.StartAsync(FakeApi.Json(json));
        using var client = await ClientAsync(api);

        Assert.Equal("not JSON", (await ListFailureAsync(client)).Reason);
        Assert.Equal("not JSON", (await new ApiObjects(client, default).GetAsync(Resources.Pods, "n", "x", CancellationToken.None)).Gap?.Reason);
        Assert.Equal("not JSON", (await new StoredObjects(client).SecretAsync(new("n", "x"), CancellationToken.None)).Gap?.Reason);
    }

    [Theory]
    [InlineData("<html>not here</html>", false)]
    [InlineData("404 page not found", false)]
    [InlineData("""{"kind":"Status","reason":"NotFound","message":"pods \"x\" not found"}""", true)]
    public async Task Only_an_API_server_knows_that_there_is_no_such_object(string body, bool isAbsent)
    {
        await using var api = await FakeApi.StartAsync(FakeApi.Json(body, 404));
        using var client = await ClientAsync(api);

        Assert.Equal(isAbsent, (await new ApiObjects(client, default).GetAsync(Resources.Pods, "n", "x", CancellationToken.None)).IsAbsent);
        await Assert.ThrowsAsync<UserError>(() => new StoredObjects(client).NamespacesAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_answered_stands_where_the_time_is_over_before_the_next_try()
    {
        await using var api = await FakeApi.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "10";
            return FakeApi.Json(FakeApi.Status(429, "TooManyRequests", "slow down"), 429)(context);
        });
        using var client = new ApiClient(await home.Kubeconfig($"http://localhost:{api.Port}", user: "token: t0ken").ConnectAsync(new(RequestTimeout: TimeSpan.FromSeconds(1))));

        Assert.Equal(429, (await Assert.ThrowsAsync<ApiFailure>(() => GetPodAsync(client))).Status);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    public async Task A_body_that_is_no_gzip_is_no_fault_of_ours(int status)
    {
        await using var api = await FakeApi.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(new byte[100]);
        });
        using var client = await ClientAsync(api);
        await Assert.ThrowsAsync<ApiFailure>(() => GetPodAsync(client));
    }

    [Fact]
    public async Task A_gzip_body_that_is_cut_is_no_answer()
    {
        var whole = new MemoryStream();
        using (var gzip = new GZipStream(whole, CompressionLevel.NoCompression, leaveOpen: true)) gzip.Write(System.Text.Encoding.UTF8.GetBytes(Pod));
        await using var api = await FakeApi.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(whole.ToArray().AsMemory(0, 30));
        });
        using var client = await ClientAsync(api);
        await Assert.ThrowsAsync<ApiFailure>(() => GetPodAsync(client));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_not_followed_so_that_no_one_else_sees_the_token(int status)
    {
        await using var other = await FakeApi.StartAsync(FakeApi.Json(Pod));
        await using var api = await FakeApi.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = $"http://localhost:{other.Port}{context.Request.Path}";
            return Task.CompletedTask;
        });
        using var client = await ClientAsync(api);
        var failure = await Assert.ThrowsAsync<ApiFailure>(() => GetPodAsync(client));
        Assert.Equal($"Error from server: {status} from localhost:{api.Port}, which is not an API server's response", failure.Message);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task An_address_with_http_for_https_gets_a_hint()
    {
        await using var api = await FakeApi.StartAsync(async context =>
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("Client sent an HTTP request to an HTTPS server.\n");
        });
        using var client = await ClientAsync(api);
        var failure = await Assert.ThrowsAsync<ApiFailure>(() => GetPodAsync(client));
        Assert.Equal($"Error from server: 400 from localhost:{api.Port}; its address in the kubeconfig begins with http://; should it be https://?", failure.Message);
    }

    [Fact]
    public async Task A_token_with_a_line_break_is_refused_without_being_shown()
    {
        var connection = await home.Kubeconfig("https://h", user: "token: \"s3cret\\nline\"").ConnectAsync();
        var error = Assert.Throws<UserError>(() => new ApiClient(connection));
        Assert.Equal("error: the token contains a line break or another control character, which is not allowed in an HTTP header", error.Message);
        Assert.DoesNotContain("s3cret", error.ToString());
    }

    [Fact]
    public async Task Cancellation_ends_a_request_at_once()
    {
        await using var api = await FakeApi.StartAsync(context => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted));
        using var client = await ClientAsync(api);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GetPodAsync(client, stop.Token));
    }

    [Fact]
    public async Task Who_acts_as_somebody_else_says_so()
    {
        string? seen = null;
        await using var api = await FakeApi.StartAsync(context =>
        {
            seen = string.Join('|', context.Request.Headers.Where(header => header.Key.StartsWith("Impersonate", StringComparison.OrdinalIgnoreCase)).SelectMany(header => header.Value.Select(value => $"{header.Key}={value}")).Order(StringComparer.Ordinal));
            return FakeApi.Json(Pod)(context);
        });
        using var client = await ClientAsync(api, "token: t, as: jane, as-uid: '7', as-groups: [dev, \"a, b\"], as-user-extra: {example.com/reason: [night shift]}");
        await GetPodAsync(client);
        Assert.Equal("Impersonate-Extra-example.com%2Freason=night shift|Impersonate-Group=a, b|Impersonate-Group=dev|Impersonate-Uid=7|Impersonate-User=jane", seen);
    }

    [Theory]
    [InlineData("as-groups: [dev]", "error: user \"u\": requesting uid, groups or user-extra without impersonating a user")]
    [InlineData("as-user-extra: {a: [b]}", "error: user \"u\": requesting uid, groups or user-extra without impersonating a user")]
    public async Task What_can_not_be_said_is_refused_rather_than_left_out(string user, string expected) =>
        Assert.Equal(expected, (await Assert.ThrowsAsync<UserError>(() => home.Kubeconfig("https://h", user: user).ConnectAsync())).Message);
}
