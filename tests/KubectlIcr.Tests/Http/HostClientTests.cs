using System.Security.Cryptography.X509Certificates;
using KubectlIcr.Http;
using KubectlIcr.Tests.Cluster;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.Tests.Http;

public class HostClientTests
{
    private static readonly X509Certificate2 Authority = Pki.Authority("test ca");
    private static readonly HttpOptions Options = new(_ => null) { CaPem = Authority.ExportCertificatePem() };

    private static Task<FakeApi> ServerAsync(RequestDelegate handle, params string[] names) =>
        FakeApi.StartAsync(handle, Pki.Server(Authority, names: names is [] ? ["127.0.0.1"] : names));

    private static async Task<HttpAnswer> GetAsync(string origin, HttpOptions? options = null, int most = 1000, CancellationToken cancel = default)
    {
        using var client = new HostClient(new Uri(origin), options ?? Options);
        return await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, origin), most, cancel);
    }

    private static async Task<(NetworkFaultKind Kind, string Words)> FaultAsync(string origin, HttpOptions? options = null)
    {
        var failure = await Assert.ThrowsAsync<NetworkFailure>(() => GetAsync(origin, options));
        return (failure.Fault.Kind, failure.Fault.Words);
    }

    [Fact]
    public async Task An_answer_has_status_type_and_body()
    {
        await using var server = await ServerAsync(FakeApi.Json("{}", 418));
        var answer = await GetAsync($"https://127.0.0.1:{server.Port}/a");
        Assert.Equal((418, "application/json", "{}", false), (answer.Status, answer.ContentType, answer.Text, answer.IsCut));
    }

    [Fact]
    public async Task The_request_is_HTTP_2_and_names_us()
    {
        string? agent = null;
        await using var server = await ServerAsync(context =>
        {
            agent = context.Request.Headers.UserAgent;
            return Task.CompletedTask;
        });
        await GetAsync($"https://127.0.0.1:{server.Port}/");
        Assert.Equal(("kubectl-icr/0", "HTTP/2"), (agent, server.Protocol));
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    [InlineData(11, false)]
    public async Task A_body_is_read_up_to_its_limit(int most, bool isCut)
    {
        await using var server = await ServerAsync(context => context.Response.WriteAsync("0123456789"));
        var answer = await GetAsync($"https://127.0.0.1:{server.Port}/", most: most);
        Assert.Equal((isCut, "0123456789"[..Math.Min(10, most)]), (answer.IsCut, answer.Text));
    }

    [Fact]
    public async Task An_endless_body_is_not_waited_for()
    {
        await using var server = await ServerAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(new byte[10_000]);
        });
        Assert.True((await GetAsync($"https://127.0.0.1:{server.Port}/", most: 100_000)).IsCut);
    }

    [Fact]
    public async Task A_redirect_is_an_answer()
    {
        await using var server = await ServerAsync(context => { context.Response.Redirect("https://elsewhere.test/"); return Task.CompletedTask; });
        var answer = await GetAsync($"https://127.0.0.1:{server.Port}/");
        Assert.Equal((302, true, "https://elsewhere.test/"), (answer.Status, answer.IsRedirect, answer.Header("Location")));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Mon, 01 Jan 2024 00:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task Retry_after_is_seconds_or_a_date(string? value, int? seconds)
    {
        await using var server = await ServerAsync(context => { context.Response.Headers.RetryAfter = value; return Task.CompletedTask; });
        Assert.Equal(seconds, (await GetAsync($"https://127.0.0.1:{server.Port}/")).RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_server_of_an_unknown_authority_is_refused()
    {
        await using var server = await ServerAsync(FakeApi.Json("{}"));
        var (kind, words) = await FaultAsync($"https://127.0.0.1:{server.Port}/", new HttpOptions(_ => null));
        Assert.Equal(NetworkFaultKind.UnknownCa, kind);
        Assert.Equal($"127.0.0.1:{server.Port}: tls: failed to verify certificate: x509: certificate signed by unknown authority", words);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_wrong_name_is_refused_whoever_signed_it()
    {
        await using var server = await ServerAsync(FakeApi.Json("{}"), "us.icr.io");
        var (kind, words) = await FaultAsync($"https://localhost:{server.Port}/");
        Assert.Equal((NetworkFaultKind.OtherTls, $"localhost:{server.Port}: tls: failed to verify certificate: x509: certificate is valid for us.icr.io, not localhost"), (kind, words));
    }

    [Fact]
    public async Task An_expired_certificate_is_refused()
    {
        await using var server = await FakeApi.StartAsync(FakeApi.Json("{}"), Pki.Server(Authority, expired: true, "127.0.0.1"));
        var (kind, words) = await FaultAsync($"https://127.0.0.1:{server.Port}/");
        Assert.Equal(NetworkFaultKind.OtherTls, kind);
        Assert.Contains("certificate has expired or is not yet valid: current time", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_CA_that_is_none_is_told() =>
        Assert.Equal("error: --registry-ca: unable to load root certificates: no PEM certificate in it", Assert.Throws<UserError>(() => new HttpOptions(_ => null) { CaPem = "junk" }).Message);

    [Fact]
    public async Task A_server_without_TLS_is_named()
    {
        await using var server = await FakeApi.StartAsync(FakeApi.Json("{}"));
        Assert.Equal((NetworkFaultKind.HttpForHttps, $"127.0.0.1:{server.Port}: http: server gave HTTP response to HTTPS client"), await FaultAsync($"https://127.0.0.1:{server.Port}/"));
    }

    [Fact]
    public async Task A_slow_server_is_a_time_out()
    {
        await using var server = await ServerAsync(context => Task.Delay(-1, context.RequestAborted));
        Assert.Equal((NetworkFaultKind.Timeout, $"127.0.0.1:{server.Port}: no response within 0.3s"),
            await FaultAsync($"https://127.0.0.1:{server.Port}/", Options with { Timeout = TimeSpan.FromMilliseconds(300) }));
    }

    [Fact]
    public async Task A_slow_body_is_a_time_out()
    {
        await using var server = await ServerAsync(async context =>
        {
            await context.Response.WriteAsync("{");
            await context.Response.Body.FlushAsync();
            await Task.Delay(-1, context.RequestAborted);
        });
        Assert.Equal(NetworkFaultKind.Timeout, (await FaultAsync($"https://127.0.0.1:{server.Port}/", Options with { Timeout = TimeSpan.FromMilliseconds(300) })).Kind);
    }

    [Fact]
    public async Task Our_own_end_is_no_fault()
    {
        using var end = new CancellationTokenSource();
        await using var server = await ServerAsync(async context => { await end.CancelAsync(); await Task.Delay(-1, context.RequestAborted); });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GetAsync($"https://127.0.0.1:{server.Port}/", cancel: end.Token));
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_DNS() =>
        Assert.Equal((NetworkFaultKind.Dns, "lookup nobody.invalid: no such host"), await FaultAsync("https://nobody.invalid/"));

    [Fact]
    public async Task A_port_where_nobody_listens_is_refused()
    {
        using var gone = new RawServer("");
        var port = gone.Port;
        gone.Dispose();
        Assert.Equal((NetworkFaultKind.Refused, $"127.0.0.1:{port}: connection refused"), await FaultAsync($"https://127.0.0.1:{port}/"));
    }

    [Theory]
    [InlineData("", "Cut")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":", "Cut")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":", "Cut")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n", "Garbled")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd", "Garbled")]
    public async Task A_broken_answer_is_a_fault(string bytes, string kind)
    {
        using var server = new RawServer(bytes);
        Assert.Equal(kind, (await FaultAsync($"http://127.0.0.1:{server.Port}/")).Kind.ToString());
    }

    [Fact]
    public async Task A_handshake_that_breaks_off_is_a_cut()
    {
        using var server = new RawServer("");
        Assert.Equal(NetworkFaultKind.Cut, (await FaultAsync($"https://127.0.0.1:{server.Port}/")).Kind);
    }

    [Fact]
    public async Task The_environments_proxy_is_used()
    {
        await using var server = await ServerAsync(FakeApi.Json("{}"), "us.icr.io");
        await using var proxy = new Proxy(_ => server.Port);
        Assert.Equal("{}", (await GetAsync("https://us.icr.io/v2/", Options with { Environment = proxy.Environment })).Text);
        Assert.Equal(["us.icr.io:443"], proxy.Asked);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(407)]
    [InlineData(502)]
    public async Task A_proxy_that_refuses_is_named(int status)
    {
        await using var proxy = new Proxy(_ => null, status);
        Assert.Equal((NetworkFaultKind.Proxy, $"proxy 127.0.0.1:{proxy.Port} refused the connection to us.icr.io: {status}"),
            await FaultAsync("https://us.icr.io/v2/", Options with { Environment = proxy.Environment }));
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_is_named()
    {
        using var gone = new RawServer("");
        var port = gone.Port;
        gone.Dispose();
        Assert.Equal((NetworkFaultKind.Proxy, $"proxy for us.icr.io: 127.0.0.1:{port}: connection refused"),
            await FaultAsync("https://us.icr.io/v2/", Options with { Environment = name => name == "HTTPS_PROXY" ? $"127.0.0.1:{port}" : null }));
    }
}
