using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class WebhookUnavailableTests
{
    private const string Portieris = "Error creating: Internal error occurred: failed calling webhook \"trust.hooks.securityenforcement.admission.cloud.ibm.com\": failed to call webhook: Post \"https://portieris.portieris.svc:443/admit?timeout=30s\": ";

    private const string Show =
        "kubectl get mutatingwebhookconfigurations,validatingwebhookconfigurations -o custom-columns='KIND:.kind,NAME:.metadata.name,WEBHOOKS:.webhooks[*].name,POLICY:.webhooks[*].failurePolicy' | sed -n '1p;/HOOK_NAME/p'";

    private static Finding Of(string text) => new ACluster().FailedCreate(text).The("ICR803");

    [Fact]
    public void Found_when_Portieris_is_down()
    {
        var finding = Of($"{Portieris}no endpoints available for service \"portieris\"");

        Assert.Equal("the API server can't call admission webhook \"trust.hooks.securityenforcement.admission.cloud.ibm.com\" (Portieris): service portieris in namespace portieris has no ready pods", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(["kubectl get services,endpoints,pods -n portieris", Show.Replace("HOOK_NAME", "trust.hooks.securityenforcement.admission.cloud.ibm.com", StringComparison.Ordinal)], finding.Runs().Take(2));
        Assert.StartsWith("kubectl patch mutatingwebhookconfiguration image-admission-config --type json -p '[", finding.Runs()[2], StringComparison.Ordinal);
        Assert.Equal(["ICR803"], new ACluster().FailedCreate($"{Portieris}EOF").Errors());
    }

    [Theory]
    [InlineData("dial tcp 172.21.3.4:443: connect: connection refused", "service portieris in namespace portieris refuses the connection")]
    [InlineData("context deadline exceeded", "service portieris in namespace portieris doesn't respond in time")]
    [InlineData("dial tcp 172.21.3.4:443: i/o timeout", "service portieris in namespace portieris doesn't respond in time")]
    [InlineData("service \"portieris\" not found", "service portieris in namespace portieris does not exist")]
    [InlineData("x509: certificate has expired or is not yet valid: current time 2026-11-24T10:00:00Z is after 2026-11-01T00:00:00Z", "the certificate of service portieris in namespace portieris has expired or is not valid yet")]
    [InlineData("x509: certificate signed by unknown authority", "the TLS connection to service portieris in namespace portieris fails (x509: certificate signed by unknown authority)")]
    [InlineData("EOF", "EOF")]
    public void Says_why(string end, string words) => Assert.EndsWith($": {words}", Of(Portieris + end).Message, StringComparison.Ordinal);

    [Fact]
    public void Before_Kubernetes_1_22_the_text_is_shorter()
    {
        var finding = Of("Error creating: Internal error occurred: failed calling webhook \"mpod.kb.io\": Post \"https://tca.tca-system.svc:443/mutate-v1-pod?timeout=10s\": dial tcp 10.0.0.1:443: connect: connection timed out");

        Assert.Equal("the API server can't call admission webhook \"mpod.kb.io\": service tca in namespace tca-system doesn't respond in time", finding.Message);
        Assert.Equal(["kubectl get services,endpoints,pods -n tca-system", Show.Replace("HOOK_NAME", "mpod.kb.io", StringComparison.Ordinal)], finding.Runs());
    }

    [Fact]
    public void A_webhook_outside_of_the_cluster_has_no_service() =>
        Assert.Equal("the API server can't call admission webhook \"a.b.c\": the host name of its server can't be resolved",
            Of("Error creating: Internal error occurred: failed calling webhook \"a.b.c\": failed to call webhook: Post \"https://hooks.example.com/x?timeout=10s\": dial tcp: lookup hooks.example.com: no such host").Message);

    [Fact]
    public void Quiet_when_the_webhook_answers() => Assert.Empty(new ACluster().FailedCreate("Error creating: admission webhook \"a.b.c\" denied the request: failed calling webhook \"x\": no").Found("ICR803"));
}
