using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class OtherTlsFailureTests
{
    private const string Certificate = "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=sysadmin -- chroot /host curl -ksSv -m 10 -o /dev/null https://us.icr.io/v2/";
    private const string Clock = "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- date -u";
    private const string Address = "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- nslookup us.icr.io";
    private const string Connection = "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 https://us.icr.io/v2/";

    [Theory]
    [InlineData("x509: certificate has expired or is not yet valid: current time 2020-01-01T00:00:00Z is before 2026-01-01T00:00:00Z", "the certificate of us.icr.io is not valid yet: most likely the node's clock is behind", Clock, Certificate)]
    [InlineData("x509: certificate has expired or is not yet valid: current time 2026-01-01T00:00:00Z is after 2025-01-01T00:00:00Z", "the certificate of us.icr.io has expired, or the node's clock is wrong", Clock, Certificate)]
    [InlineData("x509: certificate has expired or is not yet valid", "the certificate of us.icr.io has expired, or the node's clock is wrong", Clock, Certificate)]
    [InlineData("x509: certificate is valid for ingress.local, not us.icr.io", "the node gets a certificate for another name when it connects to us.icr.io", Address, Certificate)]
    [InlineData("x509: cannot validate certificate for 10.0.0.1 because it doesn't contain any IP SANs", "the certificate of us.icr.io does not contain the IP address that the node connects to", Certificate)]
    [InlineData("x509: certificate relies on legacy Common Name field, use SANs instead", "the certificate of us.icr.io has no host in its subject alternative names", Certificate)]
    [InlineData("net/http: TLS handshake timeout", "the TLS handshake between the node and us.icr.io timed out", Connection)]
    [InlineData("tls: first record does not look like a TLS handshake", "us.icr.io does not speak TLS to the node", Connection)]
    [InlineData("remote error: tls: handshake failure", "us.icr.io refuses the node's TLS handshake", Certificate)]
    [InlineData("tls: something new", "the TLS connection from the node to us.icr.io fails", Certificate)]
    public void Says_what_the_text_says(string text, string message, params string[] runs)
    {
        var finding = Assert.Single(new OtherTlsFailure().Check(APull.Failing(PullCause.TlsOther, text)));

        Assert.Equal(message, finding.Message);
        Assert.Equal(runs, finding.Runs());
    }

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new OtherTlsFailure().Check(APull.Failing(PullCause.TlsUnknownCa, "x509: certificate signed by unknown authority")));
}
