using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class CredentialProviderTests
{
    [Fact]
    public void Found_when_the_plugin_fails()
    {
        var finding = Assert.Single(new CredentialProvider().Check(APull.Failing(PullCause.CredentialProvider, "error execing credential provider plugin")));

        Assert.Equal("the credential provider plugin of the kubelet fails on node worker-1", finding.Message);
        Assert.Equal(
            [
                "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=sysadmin -- chroot /host journalctl -u kubelet --since=-1h --no-pager | grep -i 'credential provider'",
                "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=sysadmin -- chroot /host sh -c 'ps -ef | grep image-credential-provider'",
            ],
            finding.Runs());
    }

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new CredentialProvider().Check(APull.Failing(PullCause.Unauthorized, "no basic auth credentials")));
}
