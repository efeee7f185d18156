using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class CauseAgedOutTests
{
    private static ACluster AgedOut => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull").BackOffOnly();

    [Fact]
    public void Found_when_only_back_off_is_left_and_nothing_is_wrong()
    {
        var finding = AgedOut.The("ICR901");

        Assert.Equal("us.icr.io/team/app:1.0 can't be pulled, and the event that said why has expired", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Possible), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Restart], finding.Runs());
        Assert.Equal(["ICR901"], AgedOut.Errors());
    }

    [Fact]
    public void Says_when_it_could_not_look()
    {
        var finding = AgedOut.NoEvents().The("ICR901");

        Assert.Equal("us.icr.io/team/app:1.0 can't be pulled, and the events that say why were not read: events in namespace team-a: forbidden", finding.Message);
        Assert.Equal(["kubectl auth can-i list events -n team-a"], finding.Runs());
    }

    [Fact]
    public void Says_what_was_not_read() =>
        Assert.Contains(AgedOut.HiddenSecret("pull").The("ICR901").Evidence, evidence => evidence.Text == "not read (secrets in namespace team-a: forbidden)");

    [Fact]
    public void Quiet_when_the_secrets_show_a_fault() => Assert.Equal(["ICR403"], AgedOut.Secret("pull", "de.icr.io").Errors());

    [Fact]
    public void Quiet_when_an_event_still_tells() => Assert.Equal(["ICR102"], AgedOut.Event("Failed", "Failed to pull image \"X\": manifest unknown").Errors());

    [Fact]
    public void Found_for_other_registries() => Assert.Equal(["ICR901"], AgedOut.Image("quay.io/acme/app:1").Names().Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(AgedOut.Runs().Diagnose().Findings);
}
