using System.Net;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.Tests.Cluster;

public sealed class ApiClientTests : IDisposable
{
    private static readonly string Pod = """{"metadata":{"name":"x","namespace":"n"}}""";

    private readonly TestHome home = new();
    private readonly System.Security.Cryptography.X509Certificates.X509Certificate2 authority = Pki.Authority("ca-1");

    public void Dispose() => home.Dispose();

    private string Bundle(params System.Security.Cryptography.X509Certificates.X509Certificate2[] all) =>
        "certificate-authority: " + home.File("ca.pem", string.Join('\n', all.Select(one => one.ExportCertificatePem())));

    private async Task<ApiClient> ClientAsync(string server, string cluster = "", string user = "token: t0ken", TimeSpan? timeout = null) =>
        new(await home.Kubeconfig(server, cluster, user).ConnectAsync(new(RequestTimeout: timeout)));

    private static Task<KubectlIcr.Cluster.Wire.PodWire> GetPodAsync(ApiClient client) =>
        client.GetAsync("api/v1/namespaces/n/pods/x", Resources.Pods.One, CancellationToken.None);

    private static Task<List<KubectlIcr.Cluster.Wire.PodWire>> ListPodsAsync(ApiClient client) =>
        client.ListAsync("api/v1/pods", "", Resources.Pods.Many, pod => pod, null, CancellationToken.None);

    private static async Task<ApiFailure> FailureAsync(ApiClient client)
    {
        var failure = await Assert.ThrowsAsync<ApiFailure>(() => GetPodAsync(client));
        Assert.DoesNotContain("t0ken", failure.ToString());
        return failure;
    }

    [Fact]
    public async Task A_right_server_is_asked_over_HTTP_2_with_the_token()
    {
        await using var api = await FakeApi.StartAsync(FakeApi.Json(Pod), Pki.Server(authority, false, "127.0.0.1"));
        using var client = await ClientAsync($"https://127.0.0.1:{api.Port}", Bundle(Pki.Authority("ca-2"), authority));
        Assert.Equal("x", (await GetPodAsync(client)).Metadata.Name);
        Assert.Equal("Bearer t0ken", Assert.Single(api.Authorizations));
        Assert.Equal("HTTP/2", api.Protocol);
        Assert.Equal(1, client.RequestCount);
    }

    [Fact]
    public async Task A_wrong_name_is_refused_although_the_authority_is_right()
    {
        await using var api = await FakeApi.StartAsync(FakeApi.Json(Pod), Pki.Server(authority, false, "api.internal.example", "b.example"));
        using var client = await ClientAsync($"https://localhost:{api.Port}", Bundle(authority));
        var failure = await FailureAsync(client);
        Assert.Equal("Unable to connect to the server: tls: failed to verify certificate: x509: certificate is valid for api.internal.example, b.example, not localhost", failure.Message);
        Assert.Empty(api.Authorizations);
        using var byIp = await ClientAsync($"https://127.0.0.1:{api.Port}", Bundle(authority));
        Assert.EndsWith("x509: cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs", (await FailureAsync(byIp)).Message);
        using var named = await ClientAsync($"https://localhost:{api.Port}", Bundle(authority) + ", tls-server-name: b.example");
        Assert.Equal("x", (await GetPodAsync(named)).Metadata.Name);
    }

    [Fact]
    public async Task An_unknown_authority_is_refused()
    {
        await using var api = await FakeApi.StartAsync(FakeApi.Json(Pod), Pki.Server(Pki.Authority("stranger"), false, "localhost"));
        using var client = await ClientAsync($"https://localhost:{api.Port}", Bundle(authority));
        Assert.Equal("Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority", (await FailureAsync(client)).Message);
        using var system = await ClientAsync($"https://localhost:{api.Port}");
        Assert.Equal("Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority", (await FailureAsync(system)).Message);
        using var insecure = await ClientAsync($"https://localhost:{api.Port}", "insecure-skip-tls-verify: true");
        Assert.Equal("x", (await GetPodAsync(insecure)).Metadata.Name);
    }

    [Fact]
    public async Task An_expired_certificate_is_refused()
    {
        await using var api = await FakeApi.StartAsync(FakeApi.Json(Pod), Pki.Server(authority, true, "localhost"));
        using var client = await ClientAsync($"https://localhost:{api.Port}", Bundle(authority));
        Assert.Matches(@"^Unable to connect to the server: tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time \S+Z is after \S+Z$", (await FailureAsync(client)).Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_certificate_is_sent(bool rsa)
    {
        var own = Pki.Client(authority, rsa);
        var user = $"client-certificate: {home.File("c.pem", own.ExportCertificatePem())}, client-key: {home.File("k.pem", Pki.KeyPem(own))}";
        await using var api = await FakeApi.StartAsync(FakeApi.Json(Pod), Pki.Server(authority, false, "localhost"), askClient: true);
        using var client = await ClientAsync($"https://localhost:{api.Port}", Bundle(authority), user);
        await GetPodAsync(client);
        Assert.Equal("CN=alice", api.ClientSubject);
        Assert.Equal("", string.Concat(api.Authorizations));
    }

    [Fact]
    public async Task Basic_auth_is_sent()
    {
        await using var api = await FakeApi.StartAsync(FakeApi.Json(Pod), Pki.Server(authority, false, "localhost"));
        using var client = await ClientAsync($"https://localhost:{api.Port}", Bundle(authority), "username: me, password: secret");
        await GetPodAsync(client);
        Assert.Equal("Basic bWU6c2VjcmV0", Assert.Single(api.Authorizations));
    }

    [Theory]
    [InlineData(401, "Unauthorized", "Unauthorized", "error: You must be logged in to the server (Unauthorized); the credentials of context \"c\" are not accepted by localhost:{0}")]
    [InlineData(403, "Forbidden", "pods \"x\" is forbidden", "Error from server (Forbidden): pods \"x\" is forbidden")]
    [InlineData(404, "NotFound", "pods \"x\" not found", "Error from server (NotFound): pods \"x\" not found")]
    public async Task Answers_in_kubectls_words(int status, string reason, string message, string expected)
    {
        await using var api = await FakeApi.StartAsync(FakeApi.Json(FakeApi.Status(status, reason, message), status));
        using var client = await ClientAsync($"http://localhost:{api.Port}");
        Assert.Equal(string.Format(expected, api.Port), (await FailureAsync(client)).Message);
        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task Retries_wait_as_the_server_says_and_end_after_three_tries()
    {
        var calls = 0;
        await using var api = await FakeApi.StartAsync(async context =>
        {
            context.Response.Headers.RetryAfter = "0";
            var fine = context.Request.Path.Value!.EndsWith("/x", StringComparison.Ordinal) && ++calls == 3;
            await FakeApi.Json(fine ? Pod : FakeApi.Status(429, "TooManyRequests", "slow down"), fine ? 200 : 429)(context);
        });
        using var client = await ClientAsync($"http://localhost:{api.Port}");
        await GetPodAsync(client);
        Assert.Equal(3, client.RequestCount);
        var failure = await Assert.ThrowsAsync<ApiFailure>(() => ListPodsAsync(client));
        Assert.Equal("Error from server (TooManyRequests): slow down", failure.Message);
        Assert.Equal(6, client.RequestCount);
    }

    [Fact]
    public async Task Who_must_wait_too_long_hears_of_it_at_once()
    {
        await using var api = await FakeApi.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "600";
            return FakeApi.Json(FakeApi.Status(503, "ServiceUnavailable", "down"), 503)(context);
        });
        using var client = await ClientAsync($"http://localhost:{api.Port}");
        Assert.Equal("Error from server (ServiceUnavailable): down", (await FailureAsync(client)).Message);
        Assert.Equal(1, client.RequestCount);
    }

    [Fact]
    public async Task Lists_are_read_page_by_page()
    {
        await using var api = await FakeApi.StartAsync(context => FakeApi.Json(context.Request.Query["continue"].ToString() switch
        {
            "" => """{"kind":"PodList","metadata":{"continue":"a+b"},"items":[{"metadata":{"name":"p1"}}]}""",
            "a+b" => """{"kind":"PodList","metadata":{"continue":"c"},"items":[{"metadata":{"name":"p2"}}]}""",
            _ => """{"kind":"PodList","metadata":{},"items":[{"metadata":{"name":"p3"}}]}""",
        })(context));
        using var client = await ClientAsync($"http://localhost:{api.Port}");
        Assert.Equal(["p1", "p2", "p3"], (await ListPodsAsync(client)).Select(pod => pod.Metadata.Name!));
        Assert.Equal(["/api/v1/pods?limit=500", "/api/v1/pods?limit=500&continue=a+b", "/api/v1/pods?limit=500&continue=c"], api.Requests);
    }

    [Fact]
    public async Task A_list_that_expires_on_the_way_is_read_again_whole()
    {
        await using var api = await FakeApi.StartAsync(context => context.Request.Query.ContainsKey("continue")
            ? FakeApi.Json(FakeApi.Status(410, "Expired", "The provided continue parameter is too old"), 410)(context)
            : FakeApi.Json(context.Request.Query.ContainsKey("limit")
                ? """{"kind":"PodList","metadata":{"continue":"a"},"items":[{"metadata":{"name":"old"}}]}"""
                : """{"kind":"PodList","metadata":{},"items":[{"metadata":{"name":"p1"}},{"metadata":{"name":"p2"}}]}""")(context));
        using var client = await ClientAsync($"http://localhost:{api.Port}");
        Assert.Equal(["p1", "p2"], (await ListPodsAsync(client)).Select(pod => pod.Metadata.Name!));
    }

    [Fact]
    public async Task A_connection_cut_in_mid_body_is_tried_again()
    {
        var calls = 0;
        await using var api = await FakeApi.StartAsync(async context =>
        {
            if (++calls > 1)
            {
                await FakeApi.Json(Pod)(context);
                return;
            }
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("""{"metadata":{"name":""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        using var client = await ClientAsync($"http://localhost:{api.Port}");
        Assert.Equal("x", (await GetPodAsync(client)).Metadata.Name);
        Assert.Equal(2, client.RequestCount);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_named()
    {
        await using var api = await FakeApi.StartAsync(context => context.Response.WriteAsync("<html>log in</html>"));
        using var client = await ClientAsync($"http://localhost:{api.Port}");
        Assert.Equal($"error: localhost:{api.Port} responded to /api/v1/namespaces/n/pods/x with something other than Kubernetes JSON; is it an API server, or a proxy or login page in front of one?", (await FailureAsync(client)).Message);
    }

    [Fact]
    public async Task Timeouts_cover_the_retries()
    {
        await using var api = await FakeApi.StartAsync(async context => await Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted));
        using var client = await ClientAsync($"http://localhost:{api.Port}", timeout: TimeSpan.FromMilliseconds(300));
        var failure = await FailureAsync(client);
        Assert.Equal($"Unable to connect to the server: no response from localhost:{api.Port} within 0.3s (--request-timeout)", failure.Message);
        Assert.Equal("timed out", failure.Reason);
    }

    [Fact]
    public async Task Servers_out_of_reach()
    {
        var port = FreePort();
        using var refused = await ClientAsync($"https://127.0.0.1:{port}");
        Assert.Equal($"The connection to the server 127.0.0.1:{port} was refused - did you specify the right host or port?", (await FailureAsync(refused)).Message);
        using var unknown = await ClientAsync("https://no-such-host.invalid");
        Assert.Equal("Unable to connect to the server: dial tcp: lookup no-such-host.invalid: no such host", (await FailureAsync(unknown)).Message);
        using var proxied = await ClientAsync("https://api.example", $"proxy-url: 'http://127.0.0.1:{port}'");
        Assert.Equal($"Unable to connect to the server: proxyconnect tcp: dial tcp 127.0.0.1:{port}: connect: connection refused", (await FailureAsync(proxied)).Message);
        await using var plain = await FakeApi.StartAsync(FakeApi.Json(Pod));
        using var mistaken = await ClientAsync($"https://localhost:{plain.Port}");
        Assert.StartsWith("Unable to connect to the server: ", (await FailureAsync(mistaken)).Message);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
