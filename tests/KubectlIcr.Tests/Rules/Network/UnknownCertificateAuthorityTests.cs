using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class UnknownCertificateAuthorityTests
{
    [Fact]
    public void Found_when_the_signer_is_unknown()
    {
        var finding = Assert.Single(new UnknownCertificateAuthority().Check(APull.Failing(PullCause.TlsUnknownCa, "x509: certificate signed by unknown authority")));

        Assert.Equal("the node does not trust the issuer of the certificate that it gets from us.icr.io", finding.Message);
        Assert.Equal(
            Report.Fix.Show(
                "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=sysadmin -- chroot /host curl -ksSv -m 10 -o /dev/null https://us.icr.io/v2/",
                "show the issuer that the node sees: the registry's own is publicly trusted, so any other means that a proxy or firewall in the network path intercepts TLS"),
            finding.Fixes[1]);
    }

    [Fact]
    public void Thinks_of_a_private_authority_for_another_registry() => Assert.Equal(
        "show the issuer that the node must trust",
        Assert.Single(new UnknownCertificateAuthority().Check(APull.Failing(PullCause.TlsUnknownCa, "x509", "registry.example.com"))).Fixes[0].Why);

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new UnknownCertificateAuthority().Check(APull.Failing(PullCause.TlsOther, "x509: certificate has expired")));
}
