using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class ConnectTimeoutTests
{
    [Fact]
    public void Found_when_no_answer_comes()
    {
        var finding = Assert.Single(new ConnectTimeout().Check(APull.Failing(PullCause.ConnectTimeout, "dial tcp 203.0.113.9:443: i/o timeout")));

        Assert.Equal("the node's request to us.icr.io timed out", finding.Message);
        Assert.Equal(
            [
                "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- nslookup us.icr.io",
                "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 https://us.icr.io/v2/",
                "kubectl set image deployment/web -n team-a main=private.us.icr.io/team/app:1.0",
            ],
            finding.Runs());
    }

    [Fact]
    public void Names_the_host_that_layers_come_from() => Assert.Equal(
        "the node's request to dd0.us.icr.io timed out",
        Assert.Single(new ConnectTimeout().Check(APull.Failing(PullCause.ConnectTimeout, "i/o timeout", host: "dd0.us.icr.io"))).Message);

    [Fact]
    public void Asks_Docker_Hub_at_the_name_it_answers_to() => Assert.Equal(
        [
            "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- nslookup registry-1.docker.io",
            "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 https://registry-1.docker.io/v2/",
        ],
        Assert.Single(new ConnectTimeout().Check(APull.Failing(PullCause.ConnectTimeout, "i/o timeout", "docker.io"))).Runs());

    [Fact]
    public void Likely_when_the_text_leaves_more_open() => Assert.Equal(
        Certainty.Likely,
        Assert.Single(new ConnectTimeout().Check(APull.Failing(
            PullCause.ConnectTimeout, "context deadline exceeded", candidates: [PullCause.ConnectTimeout, PullCause.Other]))).Certainty);

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new ConnectTimeout().Check(APull.Failing(PullCause.Dns, "no such host")));

    [Theory]
    [InlineData("dial tcp [2001:db8::1]:443: connect: cannot assign requested address", "the node has no route to us.icr.io")]
    [InlineData("context canceled", "the node's container runtime cancelled the pull from us.icr.io")]
    public void Says_which_it_is(string text, string message) =>
        Assert.Equal(message, Assert.Single(new ConnectTimeout().Check(APull.FailingWith("us.icr.io", text))).Message);

    [Fact]
    public void A_cancelled_pull_is_no_sign_of_a_blocked_port()
    {
        var finding = Assert.Single(new ConnectTimeout().Check(APull.FailingWith("us.icr.io", "context canceled")));

        Assert.Equal(
            [
                "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=sysadmin -- chroot /host journalctl -u containerd -u crio --since -30min --no-pager",
                "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 https://us.icr.io/v2/",
            ],
            finding.Runs());
        Assert.DoesNotContain(finding.Fixes, fix => fix.Why.Contains("firewall", StringComparison.Ordinal) || fix.Why.Contains("443", StringComparison.Ordinal));
    }

    [Fact]
    public void Quiet_on_a_connection_that_was_cut_off() => Assert.Empty(new ConnectTimeout().Check(APull.FailingWith("us.icr.io", "unexpected EOF")));
}
