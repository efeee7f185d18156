using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class NetworkRestrictedTests
{
    private const string Connect = "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 https://us.icr.io/v2/";

    [Theory]
    [InlineData("denied: client with IP '203.0.113.9' is not allowed access", "us.icr.io does not allow access from address 203.0.113.9")]
    [InlineData("unexpected status 403 Forbidden: <html>", "us.icr.io, or a proxy or firewall in the network path, denies access from the node's network")]
    public void Says_what_the_node_saw(string text, string message)
    {
        var finding = Assert.Single(new NetworkRestricted().Check(APull.Failing(PullCause.NetworkRestricted, text)));

        Assert.Equal(message, finding.Message);
        Assert.Equal(
            [Connect, "ibmcloud cbr rules --service-name container-registry", "kubectl set image deployment/web -n team-a main=private.us.icr.io/team/app:1.0"],
            finding.Runs());
    }

    [Fact]
    public void Prints_no_ibmcloud_command_for_another_registry() => Assert.Equal(
        ["kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 https://quay.io/v2/"],
        Assert.Single(new NetworkRestricted().Check(APull.Failing(PullCause.NetworkRestricted, "403", "quay.io"))).Runs());

    [Fact]
    public void Found_on_a_refused_layer_that_no_quota_counts() => Assert.Equal(
        "private.us.icr.io, or a proxy or firewall in the network path, denies access from the node's network",
        Assert.Single(new NetworkRestricted().Check(APull.Failing(PullCause.QuotaExceeded, "/blobs/sha256:0a: 403 Forbidden", "private.us.icr.io"))).Message);

    [Fact]
    public void Quiet_on_a_refused_layer_that_a_quota_counts() =>
        Assert.Empty(new NetworkRestricted().Check(APull.Failing(PullCause.QuotaExceeded, "/blobs/sha256:0a: 403 Forbidden")));

    [Fact]
    public void A_registry_that_requires_no_login_refuses_a_network_or_region()
    {
        const string Text = "unexpected status from HEAD request to https://registry.k8s.io/v2/team/app/manifests/1.0: 403 Forbidden";
        Assert.Equal(
            "registry.k8s.io requires no credentials, but responds to the node with 403: the registry, or a proxy or firewall in the network path, denies access from its region or network",
            Assert.Single(new NetworkRestricted().Check(APull.Failing(PullCause.Forbidden, Text, "registry.k8s.io"))).Message);
        Assert.Empty(new NoPullSecret().Check(APull.Failing(PullCause.Forbidden, Text, "registry.k8s.io")));
        Assert.Empty(new NetworkRestricted().Check(APull.Failing(PullCause.Forbidden, Text, "quay.io")));
    }

    [Fact]
    public void Quiet_on_a_connection_that_was_cut_off() =>
        Assert.Empty(new NetworkRestricted().Check(APull.FailingWith("us.icr.io", "read tcp 10.0.0.5:41000->169.60.98.86:443: read: connection reset by peer")));

    [Fact]
    public void Quiet_on_a_private_only_account() =>
        Assert.Empty(new NetworkRestricted().Check(APull.Failing(PullCause.NetworkRestricted, "denied: Private-only access is enabled on this account")));
}
