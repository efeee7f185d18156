using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class GarbledCredentialTests
{
    private static ACluster Garbled => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull", password: "key\n").Fails(ACluster.Refused);

    [Fact]
    public void Found_for_a_line_break_at_the_end()
    {
        var finding = Garbled.The("ICR409");

        Assert.Equal(
            "the entry for us.icr.io in secret \"pull\" in namespace team-a has whitespace around the password", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Replace("pull")], finding.Runs());
        Assert.DoesNotContain(finding.Evidence, evidence => evidence.Text.Contains("key\n", StringComparison.Ordinal));
        Assert.Equal(["ICR409"], Garbled.Errors());
    }

    [Theory]
    [InlineData(" iamapikey", "key")]
    [InlineData("iamapikey", "aWFtYXBpa2V5OmtleQ==")]
    [InlineData("cp", "Y3A6a2V5")]
    public void Found_for(string user, string password) => Assert.Equal(["ICR409"], Garbled.Secret("pull", user: user, password: password).Errors());

    [Theory]
    [InlineData("a key")]
    [InlineData("aGVsbG8=")]
    public void Quiet_for_other_passwords(string password) => Assert.Equal(["ICR501"], Garbled.Secret("pull", password: password).Errors());

    [Fact]
    public void Found_on_any_registry() => Assert.Equal(["ICR409"], Garbled.Image("quay.io/acme/app:1").Secret("pull", "quay.io", "me", "pw ").Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Garbled.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_secret_was_not_read() => Assert.Equal(["secrets in namespace team-a: forbidden"], Garbled.HiddenSecret("pull").SkippedFor("ICR409"));
}
