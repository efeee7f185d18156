using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class ProxyFailureTests
{
    private const string Settings =
        "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- grep -rsiE '(http|https|no)_proxy' /host/etc/systemd/system /host/etc/environment /host/etc/default";

    [Fact]
    public void Found_when_the_proxy_fails()
    {
        var finding = Assert.Single(new ProxyFailure().Check(APull.Failing(PullCause.Proxy, "proxyconnect tcp: dial tcp 10.1.2.3:3128: i/o timeout", host: "10.1.2.3:3128").With(failure => failure with { NamesProxy = true })));

        Assert.Equal("the node can't reach us.icr.io through its proxy 10.1.2.3:3128", finding.Message);
        Assert.Equal([Settings], finding.Runs());
    }

    [Fact]
    public void Says_that_the_proxy_wants_a_login() => Assert.Equal(
        "the node can't pull through its proxy, which requires credentials",
        Assert.Single(new ProxyFailure().Check(APull.Failing(PullCause.Proxy, "proxyconnect tcp: Proxy Authentication Required"))).Message);

    [Fact]
    public void A_host_that_the_proxy_refused_to_connect_to_is_not_the_proxy() => Assert.Equal(
        "the node can't reach cdn.example.com through its proxy",
        Assert.Single(new ProxyFailure().Check(APull.Failing(PullCause.Proxy, "Get \"https://cdn.example.com/v2/\": Forbidden", host: "cdn.example.com"))).Message);

    [Fact]
    public void A_web_page_is_not_said_to_be_a_proxys() => Assert.Equal(
        "the node gets a web page instead of a response from us.icr.io",
        Assert.Single(new ProxyFailure().Check(APull.Failing(PullCause.Proxy, "invalid character '<' looking for beginning of value"))).Message);

    [Fact]
    public void Shows_the_cluster_wide_proxy_of_OpenShift()
    {
        var openShift = APull.Facts with { Identity = APull.Facts.Identity with { IsOpenShift = true } };
        var finding = Assert.Single(new ProxyFailure().Check(APull.Failing(PullCause.Proxy, "proxyconnect tcp: EOF"), openShift));

        Assert.Equal([Settings, "kubectl get proxies.config.openshift.io cluster -o yaml"], finding.Runs());
    }

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new ProxyFailure().Check(APull.Failing(PullCause.ConnectTimeout, "i/o timeout")));
}
