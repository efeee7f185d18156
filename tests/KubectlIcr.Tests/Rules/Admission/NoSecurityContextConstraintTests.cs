using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class NoSecurityContextConstraintTests
{
    private const string Text = "Error creating: pods \"web-1-\" is forbidden: unable to validate against any security context constraint: [provider \"anyuid\": Forbidden: not usable by user or serviceaccount, fsGroup: Invalid value: []int64{185}: 185 is not an allowed group]";

    [Fact]
    public void Found_when_no_constraint_allows_the_pod()
    {
        var finding = new ACluster().FailedCreate(Text).The("ICR808");

        Assert.Equal(
            "service account \"default\" in namespace team-a can't use any security context constraint that allows the pod: provider \"anyuid\": Forbidden: not usable by user or serviceaccount, fsGroup: Invalid value: []int64{185}: 185 is not an allowed group",
            finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(["oc get securitycontextconstraints", "oc adm policy add-scc-to-user SCC -z default -n team-a"], finding.Runs());
        Assert.Equal(["ICR808"], new ACluster().FailedCreate(Text).Errors());
    }

    [Fact]
    public void Quiet_when_Pod_Security_denies_the_pod() => Assert.Empty(new ACluster().FailedCreate("pods \"x\" is forbidden: violates PodSecurity \"baseline:latest\": privileged").Found("ICR808"));
}
