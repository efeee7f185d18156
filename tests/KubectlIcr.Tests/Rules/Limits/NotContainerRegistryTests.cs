using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class NotContainerRegistryTests
{
    private static ACluster Hub => new ACluster().Image("team/app:1.0").Fails(ACluster.Denied);

    [Fact]
    public void Says_that_the_registry_is_another()
    {
        var finding = Hub.The("ICR903");

        Assert.Equal("docker.io is not IBM Cloud Container Registry", finding.Message);
        Assert.Equal((Severity.Info, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Empty(finding.Fixes);
        Assert.Equal(["ICR301"], Hub.Errors());
    }

    [Fact]
    public void Said_of_a_missing_tag_too() => Assert.Single(Hub.Fails(ACluster.NoTag).Found("ICR903"));

    [Fact]
    public void Quiet_when_the_registry_plays_no_part() => Assert.Empty(Hub.Fails("write /x: no space left on device").Found("ICR903"));

    [Fact]
    public void Quiet_on_the_own_registry() => Assert.Empty(Hub.Image("us.icr.io/team/app:1").Found("ICR903"));

    [Fact]
    public void Quiet_in_a_template_and_on_a_running_pod()
    {
        Assert.Empty(Hub.Template().Diagnose().Findings);
        Assert.Empty(Hub.Runs().Diagnose().Findings);
    }
}
