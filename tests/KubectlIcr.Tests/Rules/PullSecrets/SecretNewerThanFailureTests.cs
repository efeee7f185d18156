using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class SecretNewerThanFailureTests
{
    private static ACluster Newer => new ACluster().OwnedBy("Deployment/web").Names("all-icr-io").Secret("all-icr-io");

    [Fact]
    public void Found_when_nothing_was_sent_though_a_credential_fits_now()
    {
        var finding = Newer.The("ICR307");

        Assert.Equal("the node sent no credential to us.icr.io, though all-icr-io in namespace team-a has one now", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Likely), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Restart], finding.Runs());
        Assert.Equal(["ICR307"], Newer.Errors());
    }

    [Fact]
    public void Found_when_a_secret_that_could_not_be_parsed_was_mended() =>
        Assert.Equal(["ICR307"], Newer.Fails("unable to parse auth field, must be formatted as base64(username:password)").Errors());

    [Fact]
    public void Quiet_when_the_credential_was_sent() => Assert.Equal(["ICR501"], Newer.Fails(ACluster.Refused).Errors());

    [Fact]
    public void Quiet_when_the_entry_is_empty() => Assert.Equal(["ICR404"], Newer.Payload("all-icr-io", """{"auths":{"us.icr.io":{}}}""").Errors());

    [Fact]
    public void Quiet_when_the_credential_is_a_dead_token() => Assert.Equal(["ICR405"], Newer.Secret("all-icr-io", user: "token").Errors());

    [Fact]
    public void Quiet_when_no_credential_fits() => Assert.Equal(["ICR403"], Newer.Secret("all-icr-io", "de.icr.io").Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Newer.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_secret_was_not_read() => Assert.Equal(["secrets in namespace team-a: forbidden"], Newer.HiddenSecret("all-icr-io").SkippedFor("ICR307"));
}
