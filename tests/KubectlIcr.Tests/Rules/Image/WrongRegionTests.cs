using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class WrongRegionTests
{
    private static ACluster Elsewhere => new ACluster().OwnedBy("Deployment/web").Fails(ACluster.NoTag).ElsewhereRuns("de.icr.io/team/app:1.0");

    [Fact]
    public void Warns_when_the_same_repository_runs_from_another_region()
    {
        var finding = Elsewhere.The("ICR104");

        Assert.Equal("us.icr.io/team/app fails, while this cluster runs de.icr.io/team/app", finding.Message);
        Assert.Equal((Severity.Warning, Certainty.Likely), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.SetImage("de.icr.io/team/app:1.0")], finding.Runs());
        Assert.Equal(["ICR102"], Elsewhere.Errors());
    }

    [Fact]
    public void Possible_when_only_another_tag_runs_there() =>
        Assert.Equal(Certainty.Possible, new ACluster().Fails(ACluster.NoTag).ElsewhereRuns("de.icr.io/team/app:2").The("ICR104").Certainty);

    [Fact]
    public void Keeps_a_digest()
    {
        var digest = $"@sha256:{new string('a', 64)}";

        Assert.Equal([Commands.SetImage($"de.icr.io/team/app{digest}")], Elsewhere.Image($"us.icr.io/team/app{digest}").The("ICR104").Runs());
    }

    [Theory]
    [InlineData("private.us.icr.io/team/app:1.0")]
    [InlineData("registry.ng.bluemix.net/team/app:1.0")]
    [InlineData("de.icr.io/team/other:1.0")]
    [InlineData("quay.io/team/app:1.0")]
    public void Quiet_when_what_runs_proves_nothing(string image) => Assert.Empty(new ACluster().Fails(ACluster.NoTag).ElsewhereRuns(image).Found("ICR104"));

    [Fact]
    public void Quiet_when_the_network_failed() => Assert.Empty(Elsewhere.Fails("dial tcp 1.2.3.4:443: i/o timeout").Found("ICR104"));

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Elsewhere.Runs().Diagnose().Findings);
}
