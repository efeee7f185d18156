using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class HttpForHttpsTests
{
    private const string Text = "http: server gave HTTP response to HTTPS client";

    [Fact]
    public void Found_on_a_plain_answer()
    {
        var finding = Assert.Single(new HttpForHttps().Check(APull.Failing(PullCause.HttpVsHttps, Text, "localhost:32000")));

        Assert.Equal("localhost:32000 responds to the node's HTTPS request with plain HTTP", finding.Message);
        Assert.Equal(
            [
                "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 https://localhost:32000/v2/",
                "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 http://localhost:32000/v2/team/app/tags/list",
            ],
            finding.Runs());
    }

    [Fact]
    public void Never_asks_ICR_in_plain_HTTP() => Assert.Equal(
        ["kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 https://us.icr.io/v2/"],
        Assert.Single(new HttpForHttps().Check(APull.Failing(PullCause.HttpVsHttps, Text))).Runs());

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new HttpForHttps().Check(APull.Failing(PullCause.TlsOther, "tls: handshake failure")));
}
