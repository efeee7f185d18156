using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class PullQpsTests
{
    [Fact]
    public void Found_when_the_kubelet_holds_back()
    {
        var finding = Assert.Single(new PullQps().Check(APull.Failing(PullCause.PullQps, "pull QPS exceeded")));

        Assert.Equal("node worker-1 exceeded its own limit on image pulls per second", finding.Message);
        Assert.Equal(
            [
                "kubectl get --raw /api/v1/nodes/worker-1/proxy/configz | grep -oE '\"(registryPullQPS|registryBurst|serializeImagePulls)\":[a-z0-9]+'",
                "kubectl get pods -A --field-selector=status.phase=Pending,spec.nodeName=worker-1",
            ],
            finding.Runs());
    }

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new PullQps().Check(APull.Failing(PullCause.RateLimited, "429 Too Many Requests")));
}
