using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class PodSecurityViolatedTests
{
    private const string Text = "Error creating: pods \"web-5c9-abcde\" is forbidden: violates PodSecurity \"restricted:latest\": runAsNonRoot != true (pod or container \"main\" must set securityContext.runAsNonRoot=true)";

    [Fact]
    public void Found_when_the_namespace_enforces_a_level()
    {
        var finding = new ACluster().FailedCreate(Text).The("ICR807");

        Assert.Equal(
            "the pod violates Pod Security level \"restricted:latest\" of namespace team-a: runAsNonRoot != true (pod or container \"main\" must set securityContext.runAsNonRoot=true)", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(["kubectl get namespace team-a --show-labels"], finding.Runs());
        Assert.Equal(["ICR807"], new ACluster().FailedCreate(Text).Errors());
    }

    [Fact]
    public void Quiet_when_OpenShift_denies_the_pod() => Assert.Empty(new ACluster().FailedCreate("pods \"x\" is forbidden: unable to validate against any security context constraint: []").Found("ICR807"));
}
