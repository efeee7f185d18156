using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class DiskFullTests
{
    [Fact]
    public void Found_when_no_space_is_left()
    {
        var finding = Assert.Single(new DiskFull().Check(APull.Failing(PullCause.DiskFull, "write /var/data/x: no space left on device")));

        Assert.Equal("the disk for images is full on node worker-1", finding.Message);
        Assert.Equal(
            [
                "kubectl describe node worker-1",
                "kubectl get --raw /api/v1/nodes/worker-1/proxy/stats/summary | grep -A 8 imageFs",
                "kubectl delete pods -A --field-selector=status.phase=Failed,spec.nodeName=worker-1",
            ],
            finding.Runs());
    }

    [Fact]
    public void Leaves_the_node_open_when_the_pod_names_none()
    {
        var pull = APull.Failing(PullCause.DiskFull, "no space left on device");
        var finding = Assert.Single(new DiskFull().Check(pull with { Pod = pull.Pod with { NodeName = null } }));

        Assert.Equal("the disk for images is full on the node", finding.Message);
        Assert.Equal("kubectl describe node NODE", finding.Fixes[0].Run);
    }

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new DiskFull().Check(APull.Failing(PullCause.CorruptContent, "unexpected EOF")));
}
