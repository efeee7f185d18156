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
        Assert.Equal("kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- nslookup us.icr.io", finding.Runs()[0]);
    }

    [Fact]
    public void Names_the_host_that_was_looked_up_and_who_did_not_know_it()
    {
        var pull = APull.Failing(PullCause.Dns, "dial tcp: lookup dd0.us.icr.io on 10.0.0.10:53: no such host", host: "10.0.0.10:53");

        var finding = Assert.Single(new DnsFailure().Check(pull));

        Assert.Equal("the node can't resolve dd0.us.icr.io with DNS server 10.0.0.10:53", finding.Message);
        Assert.EndsWith(" nslookup dd0.us.icr.io", finding.Runs()[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new DnsFailure().Check(APull.Failing(PullCause.ConnectTimeout, "i/o timeout")));
}
