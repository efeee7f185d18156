using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class AuthContradictsFieldsTests
{
    private const string Payload = """{"auths":{"us.icr.io":{"username":"iamapikey","password":"new","auth":"aWFtYXBpa2V5Om9sZA=="}}}""";

    private static ACluster Twice => new ACluster().OwnedBy("Deployment/web").Names("pull").Payload("pull", Payload).Fails(ACluster.Refused);

    [Fact]
    public void Found_when_auth_is_older_than_the_fields()
    {
        var finding = Twice.The("ICR406");

        Assert.Equal("the entry for us.icr.io in secret \"pull\" in namespace team-a has one credential in auth and a different one in username and password", finding.Message);
        Assert.Equal((Severity.Warning, Certainty.Likely), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Replace("pull")], finding.Runs());
        Assert.DoesNotContain(finding.Evidence, evidence => evidence.Text.Contains("old", StringComparison.Ordinal) || evidence.Text.Contains("new", StringComparison.Ordinal));
        Assert.Equal(["ICR501"], Twice.Errors());
    }

    [Fact]
    public void Quiet_when_they_agree() => Assert.Empty(Twice.Payload("pull", Payload.Replace("new", "old")).Found("ICR406"));

    [Fact]
    public void Quiet_when_there_is_one_only() => Assert.Empty(Twice.Secret("pull").Found("ICR406"));

    [Fact]
    public void Quiet_when_something_else_failed() => Assert.Empty(Twice.Fails(ACluster.NoTag).Found("ICR406"));

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Twice.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_secret_was_not_read() => Assert.Equal(["secrets in namespace team-a: forbidden"], Twice.HiddenSecret("pull").SkippedFor("ICR406"));
}
