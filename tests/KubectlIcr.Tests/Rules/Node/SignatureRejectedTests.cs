using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class SignatureRejectedTests
{
    private const string Policy = "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- cat /host/etc/containers/policy.json";

    [Fact]
    public void Found_when_the_policy_rejects()
    {
        var finding = Assert.Single(new SignatureRejected().Check(APull.Failing(PullCause.SignatureRejected, "Source image rejected: A signature was required, but no signature exists")));

        Assert.Equal("the signature policy of the nodes rejects us.icr.io/team/app:1.0", finding.Message);
        Assert.Equal([Policy], finding.Runs());
    }

    [Fact]
    public void Shows_the_policies_of_OpenShift()
    {
        var openShift = APull.Facts with { Identity = APull.Facts.Identity with { IsOpenShift = true } };

        Assert.Equal(
            [Policy, "kubectl get clusterimagepolicies.config.openshift.io,imagepolicies.config.openshift.io -A -o yaml"],
            Assert.Single(new SignatureRejected().Check(APull.Failing(PullCause.SignatureRejected, "rejected"), openShift)).Runs());
    }

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new SignatureRejected().Check(APull.Failing(PullCause.Forbidden, "denied")));
}
