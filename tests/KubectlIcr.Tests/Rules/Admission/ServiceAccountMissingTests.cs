using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class ServiceAccountMissingTests
{
    private static ACluster Missing => new ACluster().Template().NoServiceAccount();

    [Fact]
    public void Found_when_a_template_names_none_that_exists()
    {
        var finding = Missing.The("ICR802");

        Assert.Equal("service account \"default\" in namespace team-a does not exist", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(["kubectl create serviceaccount default -n team-a"], finding.Runs());
        Assert.Equal(["ICR802"], Missing.Errors());
    }

    [Fact]
    public void Repeats_the_event() => Assert.Contains(
        new ACluster().NoServiceAccount().FailedCreate("serviceaccount \"default\" not found").The("ICR802").Evidence, evidence => evidence.Text == "serviceaccount \"default\" not found");

    [Fact]
    public void Quiet_when_it_exists() => Assert.Empty(new ACluster().Template().Found("ICR802"));

    [Fact]
    public void Quiet_for_a_pod_that_was_made_before_it_was_deleted() => Assert.Empty(new ACluster().NoServiceAccount().Found("ICR802"));

    [Fact]
    public void Skipped_when_it_was_not_read() => Assert.Equal(["serviceaccounts in namespace team-a: forbidden"], new ACluster().Template().HiddenServiceAccount().SkippedFor("ICR802"));
}
