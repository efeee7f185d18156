using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class ConnectionRefusedTests
{
    [Fact]
    public void Found_when_the_connection_is_refused()
    {
        var finding = Assert.Single(new ConnectionRefused().Check(APull.Failing(PullCause.ConnectionRefused, "connect: connection refused", "registry.example.com:5000")));

        Assert.Equal("registry.example.com:5000 refuses the node's connection", finding.Message);
        Assert.Equal(
            [
                "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- nslookup registry.example.com",
                "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 https://registry.example.com:5000/v2/",
            ],
            finding.Runs());
    }

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new ConnectionRefused().Check(APull.Failing(PullCause.Proxy, "proxyconnect tcp: connection refused")));
}
