using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class CorruptContentTests
{
    [Fact]
    public void Found_on_a_wrong_digest()
    {
        var finding = Assert.Single(new CorruptContent().Check(APull.Failing(PullCause.CorruptContent, "unexpected commit digest sha256:0a, expected sha256:0b")));

        Assert.Equal("what the node gets of us.icr.io/team/app:1.0 from us.icr.io is damaged or incomplete", finding.Message);
        Assert.Equal(
            ["docker pull us.icr.io/team/app:1.0", "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 https://us.icr.io/v2/"],
            finding.Runs());
    }

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new CorruptContent().Check(APull.Failing(PullCause.DiskFull, "no space left on device")));
}
