using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class RegistryUnavailableTests
{
    [Fact]
    public void Found_on_a_server_error()
    {
        var finding = Assert.Single(new RegistryUnavailable().Check(APull.Failing(PullCause.Registry5xx, "received unexpected HTTP status: 500 Internal Server Error")));

        Assert.Equal("us.icr.io responds to the node with a server error", finding.Message);
        Assert.Equal(["kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 https://us.icr.io/v2/"], finding.Runs());
        Assert.Contains("https://cloud.ibm.com/status", finding.Fixes[1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_send_the_user_of_another_registry_to_IBM() => Assert.DoesNotContain(
        "ibm", Assert.Single(new RegistryUnavailable().Check(APull.Failing(PullCause.Registry5xx, "503", "quay.io"))).Fixes[0].Why, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new RegistryUnavailable().Check(APull.Failing(PullCause.ConnectTimeout, "i/o timeout")));
}
