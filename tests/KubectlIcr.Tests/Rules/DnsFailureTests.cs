using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class DnsFailureTests
{
    [Fact]
    public void Found_when_the_name_does_not_resolve()
    {
        var finding = Assert.Single(new DnsFailure().Check(APull.Failing(PullCause.Dns, "lookup us.icr.io: no such host")));

        Assert.Equal("the node can't resolve us.icr.io", finding.Message);
        Assert.Equal(Certainty.Certain, finding.Certainty);
        Assert.Equal("kubectl debug node/worker-1 -it --image=busybox --profile=general -- nslookup us.icr.io", finding.Fixes[0].Run);
    }

    [Fact]
    public void Names_the_host_of_the_message_when_it_is_another() =>
        Assert.Equal("the node can't resolve dd0.us.icr.io", Assert.Single(new DnsFailure().Check(APull.Failing(PullCause.Dns, "no such host", host: "dd0.us.icr.io"))).Message);

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new DnsFailure().Check(APull.Failing(PullCause.ConnectTimeout, "i/o timeout")));
}
