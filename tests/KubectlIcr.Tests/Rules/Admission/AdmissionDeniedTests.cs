using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class AdmissionDeniedTests
{
    private const string Portieris = "admission webhook \"trust.hooks.securityenforcement.admission.cloud.ibm.com\" denied the request: \n";

    private static ACluster Denied => new ACluster().FailedCreate($"Error creating: {Portieris}Deny \"us.icr.io/team/app:1.0\", no matching repositories in the ImagePolicies");

    [Fact]
    public void Found_when_a_webhook_says_no()
    {
        var finding = Denied.The("ICR801");

        Assert.Equal("admission webhook \"trust.hooks.securityenforcement.admission.cloud.ibm.com\" (Portieris) denied the request: Deny \"us.icr.io/team/app:1.0\", no matching repositories in the ImagePolicies", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(["kubectl get imagepolicies.portieris.cloud.ibm.com -n team-a -o yaml; kubectl get clusterimagepolicies.portieris.cloud.ibm.com -o yaml"], finding.Runs());
        Assert.Equal(["ICR801"], Denied.Errors());
    }

    [Fact]
    public void Portieris_needs_the_secret_in_the_pod_template()
    {
        var runs = new ACluster().FailedCreate($"{Portieris}Deny \"us.icr.io/team/app:1.0\", no valid ImagePullSecret defined for us.icr.io/team/app:1.0").OwnedBy("Deployment/web").Secret("all-icr-io").The("ICR801").Runs();

        Assert.Equal(Commands.Name("all-icr-io"), runs[0]);
        Assert.Equal(2, runs.Count);
    }

    [Fact]
    public void Shows_the_webhooks_of_others() => Assert.Equal(
        ["kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations"], new ACluster().FailedCreate("admission webhook \"gatekeeper\" denied the request: no").The("ICR801").Runs());

    [Theory]
    [InlineData("validation.gatekeeper.sh", "[only-icr] container <main> has an invalid image", "(Gatekeeper) denied the request: [only-icr] container <main> has an invalid image", "kubectl get constraints")]
    [InlineData("validate.kyverno.svc-fail", "\n\nresource Pod/team-a/web-5c9-abcde was blocked due to the following policies\n\nonly-icr:\n  check-host: 'validation error: no'", "(Kyverno) denied the request: only-icr: check-host: 'validation error: no'", "kubectl get clusterpolicies.kyverno.io,policies.kyverno.io -n team-a")]
    [InlineData("policy.sigstore.dev", "validation failed: no matching signatures", "(Sigstore policy-controller) denied the request: validation failed: no matching signatures", "kubectl get clusterimagepolicies.policy.sigstore.dev -o yaml")]
    public void Names_the_system_and_shows_its_policies(string webhook, string why, string words, string run)
    {
        var finding = new ACluster().FailedCreate($"Error creating: admission webhook \"{webhook}\" denied the request: {why}").The("ICR801");

        Assert.Equal($"admission webhook \"{webhook}\" {words}", finding.Message);
        Assert.Equal([run], finding.Runs());
    }

    [Fact]
    public void Some_webhooks_explain_nothing() => Assert.Equal(
        "admission webhook \"x.y.z\" denied the request without explanation", new ACluster().FailedCreate("Error creating: admission webhook \"x.y.z\" denied the request without explanation").The("ICR801").Message);

    [Fact]
    public void Quiet_when_pods_fail_to_be_made_for_another_reason() => Assert.Equal(["ICR902"], new ACluster().FailedCreate("pods \"web-\" is forbidden: something new").Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(new ACluster().Runs().Diagnose().Findings);
}
