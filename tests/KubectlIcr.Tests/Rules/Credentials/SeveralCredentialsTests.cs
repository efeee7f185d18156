using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class SeveralCredentialsTests
{
    private static ACluster Several =>
        new ACluster().Names("a", "b").Secret("a", "*.icr.io", password: "1").Secret("b", "us.icr.io/team", password: "2").Fails(ACluster.Refused);

    [Fact]
    public void Says_the_kubelets_order()
    {
        var finding = Several.The("ICR410");

        Assert.Equal("in namespace team-a, the kubelet tries several credentials for us.icr.io/team/app: \"b\" (us.icr.io/team), then \"a\" (*.icr.io)", finding.Message);
        Assert.Equal((Severity.Info, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Empty(finding.Fixes);
        Assert.Equal(["ICR501", "ICR501"], Several.Errors());
    }

    [Fact]
    public void Quiet_when_one_matches() => Assert.Empty(Several.Secret("a", "de.icr.io").Found("ICR410"));

    [Fact]
    public void Quiet_when_something_else_failed() => Assert.Empty(Several.Fails(ACluster.NoTag).Found("ICR410"));

    [Fact]
    public void Quiet_in_a_template_and_on_a_running_pod()
    {
        Assert.Empty(Several.Template().Diagnose().Findings);
        Assert.Empty(Several.Runs().Diagnose().Findings);
    }

    [Fact]
    public void Skipped_when_a_secret_was_not_read() => Assert.Equal(["secrets in namespace team-a: forbidden"], Several.HiddenSecret("b").SkippedFor("ICR410"));
}
