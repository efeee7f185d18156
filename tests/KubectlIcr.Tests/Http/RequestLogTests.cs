using KubectlIcr.Http;
using KubectlIcr.Tests.Cluster;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.Tests.Http;

public class RequestLogTests
{
    private static async Task<string> LogAsync(int level, HttpRequestMessage request, RequestDelegate? handle = null)
    {
        await using var server = await FakeApi.StartAsync(handle ?? FakeApi.Json("""{"token":"t0ps3cret"}"""));
        var output = new StringWriter();
        request.RequestUri = new Uri($"http://127.0.0.1:{server.Port}{request.RequestUri}");
        using var client = new HostClient(request.RequestUri, new HttpOptions(_ => null) { Log = new(output, level) });
        await client.SendAsync(request, 1000, CancellationToken.None);
        return output.ToString().Replace($":{server.Port}", "", StringComparison.Ordinal);
    }

    private static HttpRequestMessage Get(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task Nothing_below_6(int level) => Assert.Empty(await LogAsync(level, Get("/v2/")));

    [Fact]
    public async Task One_line_from_6() =>
        Assert.Matches(@"\AGET http://127\.0\.0\.1/v2/a\?n=100 200 OK in \d+ milliseconds, 21 bytes\r?\n\z", await LogAsync(7, Get("/v2/a?n=100")));

    [Fact]
    public async Task A_request_without_an_answer_has_its_line()
    {
        using var server = new RawServer("");
        var output = new StringWriter();
        using var client = new HostClient(new Uri($"http://127.0.0.1:{server.Port}"), new HttpOptions(_ => null) { Log = new(output, 6) });
        await Assert.ThrowsAsync<NetworkFailure>(() => client.SendAsync(new(HttpMethod.Get, $"http://127.0.0.1:{server.Port}/v2/"), 10, CancellationToken.None));
        Assert.Matches(@"\AGET http://127\.0\.0\.1:\d+/v2/ failed in \d+ milliseconds\r?\n\z", output.ToString());
    }

    [Fact]
    public async Task Headers_from_8()
    {
        var log = await LogAsync(8, Get("/v2/", ("Accept", "application/json")));
        Assert.Contains("Request Headers:\n    Accept: application/json\n", log.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("    Content-Type: application/json\n", log.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization", "Bearer t0ps3cret")]
    [InlineData("Authorization", "Basic dTp0MHBzM2NyZXQ=")]
    [InlineData("Authorization", "t0ps3cret")]
    [InlineData("IAM-ApiKey", "t0ps3cret")]
    [InlineData("Cookie", "a=t0ps3cret")]
    [InlineData("X-Amz-Security-Token", "t0ps3cret")]
    [InlineData("Referer", "https://a.test/?a=t0ps3cret")]
    public async Task No_secret_of_a_request_at_any_level(string name, string value)
    {
        var log = await LogAsync(9, Get("/v2/", (name, value)));
        Assert.Contains(Sensitive.Dots, log, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ps3cret", log, StringComparison.Ordinal);
        Assert.DoesNotContain("dTp0MHBzM2NyZXQ", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-Cookie", "a=t0ps3cret")]
    [InlineData("X-Auth-Token", "t0ps3cret")]
    [InlineData("Authentication-Info", "t0ps3cret")]
    [InlineData("Location", "https://user:t0ps3cret@a.test/")]
    [InlineData("Location", "https://a.test/b?anything=t0ps3cret&x=t0ps3cret")]
    [InlineData("Location", "https://a.test/b?t0ps3cret")]
    [InlineData("Link", "</v2/a?last=t0ps3cret>; rel=\"next\"")]
    [InlineData("X-Echo", "you said t0ps3cret")]
    [InlineData("X-Echo", "you said dTp0MHBzM2NyZXQ=")]
    public async Task No_secret_of_an_answer_at_any_level(string name, string value)
    {
        var log = await LogAsync(9, Get("/v2/", ("Authorization", "Basic dTp0MHBzM2NyZXQ=")), context =>
        {
            context.Response.Headers[name] = value;
            return context.Response.WriteAsync("t0ps3cret");
        });
        Assert.Contains($"{name}: ", log, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ps3cret", log, StringComparison.Ordinal);
        Assert.DoesNotContain("dTp0MHBzM2NyZXQ", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a?token=t0ps3cret&n=1", "/a?token=••••••••&n=1")]
    [InlineData("/a?X-Amz-Signature=t0ps3cret", "/a?X-Amz-Signature=••••••••")]
    [InlineData("/a?apikey=t0ps3cret&sig=t0ps3cret", "/a?apikey=••••••••&sig=••••••••")]
    [InlineData("/token?scope=repository:a/b:pull&service=registry", "/token?scope=repository:a/b:pull&service=registry")]
    public async Task Query_values_with_such_names_are_dots(string path, string shown) =>
        Assert.Contains($"GET http://127.0.0.1{shown} 200", await LogAsync(6, Get(path)), StringComparison.Ordinal);

    [Fact]
    public async Task All_query_values_of_an_address_that_a_server_gave_are_dots()
    {
        var request = Get("/blob?a=t0ps3cret&b=t0ps3cret");
        request.Options.Set(RequestLog.HideQuery, true);
        Assert.Contains("/blob?a=••••••••&b=•••••••• 200", await LogAsync(6, request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_control_character_gets_out()
    {
        using var server = new RawServer("HTTP/1.1 200 \u001b[31mred\r\nX-A: \u001b[0m\u009b1m\r\nContent-Length: 0\r\n\r\n");
        var output = new StringWriter();
        using var client = new HostClient(new Uri($"http://127.0.0.1:{server.Port}"), new HttpOptions(_ => null) { Log = new(output, 9) });
        await client.SendAsync(new(HttpMethod.Get, $"http://127.0.0.1:{server.Port}/"), 10, CancellationToken.None);
        Assert.DoesNotContain(output.ToString(), c => char.IsControl(c) && c is not ('\n' or '\r'));
    }
}
