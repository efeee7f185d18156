using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class ShortLivedTokenTests
{
    private static ACluster Short => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull", user: "iambearer").Fails(ACluster.Refused);

    [Fact]
    public void Found_for_an_access_token_that_was_refused()
    {
        var finding = Short.The("ICR407");

        Assert.Equal("the entry for us.icr.io in secret \"pull\" in namespace team-a has username \"iambearer\": its password is a token that expires within hours or days", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Replace("pull")], finding.Runs());
        Assert.Equal(["ICR407"], Short.Errors());
    }

    [Fact]
    public void Found_for_a_refresh_token() => Assert.Equal(["ICR407"], Short.Secret("pull", user: "iamrefresh").Errors());

    [Fact]
    public void Only_warns_before_it_was_tried()
    {
        Assert.Empty(Short.Template().Errors());
        Assert.Equal((Severity.Warning, Certainty.Likely), (Short.Template().The("ICR407").Severity, Short.Template().The("ICR407").Certainty));
    }

    [Fact]
    public void Quiet_for_a_key() => Assert.Equal(["ICR501"], Short.Secret("pull").Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Short.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_secret_was_not_read() => Assert.Equal(["secrets in namespace team-a: forbidden"], Short.HiddenSecret("pull").SkippedFor("ICR407"));
}
