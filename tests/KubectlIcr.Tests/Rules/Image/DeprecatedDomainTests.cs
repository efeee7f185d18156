using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class DeprecatedDomainTests
{
    private static ACluster Old =>
        new ACluster().OwnedBy("Deployment/web").Image("registry.ng.bluemix.net/team/app:1.0").Names("pull").Secret("pull").ServiceAccount("pull");

    [Fact]
    public void Warns_of_a_bluemix_name()
    {
        var finding = Old.The("ICR105");

        Assert.Equal("registry.ng.bluemix.net is the deprecated name of us.icr.io", finding.Message);
        Assert.Equal((Severity.Warning, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.SetImage("us.icr.io/team/app:1.0")], finding.Runs());
        Assert.Equal(["ICR403"], Old.Errors());
    }

    [Fact]
    public void Warns_of_a_template() => Assert.Single(Old.Template().Found("ICR105"));

    [Fact]
    public void Quiet_on_current_names() => Assert.Empty(Old.Image("us.icr.io/team/app:1.0").Found("ICR105"));

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Old.Runs().Diagnose().Findings);
}
