using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class PolicyDeniedTests
{
    private const string Text = "Error creating: pods \"web-5c9-\" is forbidden: ValidatingAdmissionPolicy 'only-icr.example.com' with binding 'only-icr-prod' denied request: failed expression: object.spec.containers.all(c, c.image.startsWith('us.icr.io/'))";

    [Fact]
    public void Found_when_a_policy_says_no()
    {
        var finding = new ACluster().FailedCreate(Text).The("ICR804");

        Assert.Equal(
            "ValidatingAdmissionPolicy \"only-icr.example.com\" with binding \"only-icr-prod\" denies the pod: failed expression: object.spec.containers.all(c, c.image.startsWith('us.icr.io/'))", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(["kubectl get validatingadmissionpolicy only-icr.example.com -o yaml; kubectl get validatingadmissionpolicybinding only-icr-prod -o yaml"], finding.Runs());
        Assert.Equal(["ICR804"], new ACluster().FailedCreate(Text).Errors());
    }

    [Fact]
    public void Some_versions_name_no_binding() => Assert.Equal(
        ["kubectl get validatingadmissionpolicy p -o yaml"], new ACluster().FailedCreate("pods \"x\" is forbidden: ValidatingAdmissionPolicy 'p' denied request: no").The("ICR804").Runs());

    [Fact]
    public void Quiet_when_a_webhook_says_no() => Assert.Empty(new ACluster().FailedCreate("admission webhook \"x\" denied the request: ValidatingAdmissionPolicy 'p' denied request: no").Found("ICR804"));
}
