using System.Net;

namespace KubectlIcr.EndToEnd;

/// <summary>The harness itself: the proxy leads where it should, and nowhere else.</summary>
[Collection(ControlPlaneCollection.Name)]
public sealed class ConnectProxyTests(ControlPlane plane, RegistryWorld world)
{
    [Fact]
    public async Task A_known_name_leads_to_a_port_of_this_machine()
    {
        world.Forget();
        using var http = world.Client();

        using var answer = await http.GetAsync(new Uri("https://us.icr.io/v2/"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(["CONNECT us.icr.io:443 HTTP/1.1"], world.Proxy.Asked);
        Assert.Equal(["GET https://us.icr.io/v2/"], world.Requests.Select(request => request.ToString()));
    }

    [Theory]
    [InlineData("https://www.example.com/")]
    [InlineData("https://us.icr.io:8443/")]
    public async Task Every_other_name_is_a_bad_gateway(string url)
    {
        using var http = world.Client();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri(url)));

        Assert.Equal(HttpRequestError.ProxyTunnelError, failure.HttpRequestError);
    }

    [Theory]
    [InlineData(ProxyFault.Forbid)]
    [InlineData(ProxyFault.Close)]
    internal async Task A_host_fails_at_the_proxy_while_a_test_wants_it(ProxyFault fault)
    {
        using (world.Proxy.Fail("au.icr.io", fault))
        using (var http = world.Client())
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri("https://au.icr.io/v2/")));

        using var again = world.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.GetAsync(new Uri("https://au.icr.io/v2/"))).StatusCode);
    }

    [Fact]
    public async Task A_host_hangs_at_the_proxy()
    {
        using var hang = world.Proxy.Fail("jp.icr.io", ProxyFault.Hang);
        world.Forget();
        using var http = world.Client();

        var answer = http.GetAsync(new Uri("https://jp.icr.io/v2/"));

        await Eventually.HoldsAsync(() => Task.FromResult(!world.Proxy.Asked.IsEmpty));
        Assert.False(answer.IsCompleted);
        http.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task Without_a_world_kubectl_reaches_nothing_but_the_api_server()
    {
        var kubectl = plane.Kubectl();
        using var http = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(kubectl.Environment["HTTPS_PROXY"]) });

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri("https://us.icr.io/v2/")));
        Assert.Equal(0, (await kubectl.RunAsync("get", "nodes")).ExitCode);
    }
}
