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

    [Fact]
    public void Says_which_part_is_missing_and_not_that_the_tag_is() => Assert.Equal(
        "us.icr.io lacks a part of us.icr.io/team/app:1.0 that the image lists: sha256:0a0a0a0a",
        Assert.Single(new CorruptContent().Check(APull.FailingWith(
            "us.icr.io", "failed to copy: httpReadSeeker: failed open: unexpected status from GET request to https://us.icr.io/v2/team/app/blobs/sha256:0a0a0a0a: 404 Not Found"))).Message);
}
