using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class DeadRegistryTokenTests
{
    private static ACluster Dead => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull", user: "token").Fails(ACluster.Refused);

    [Fact]
    public void Found_for_a_registry_token()
    {
        var finding = Dead.The("ICR405");

        Assert.Equal("the entry for us.icr.io in secret \"pull\" in namespace team-a has username \"token\": its password is a token of a kind that Container Registry has rejected since 2021", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Replace("pull")], finding.Runs());
        Assert.Equal(["ICR405"], Dead.Errors());
    }

    [Fact]
    public void Found_for_a_UAA_token_and_in_a_template() => Assert.Equal(["ICR405"], Dead.Secret("pull", user: "bearer").Template().Errors());

    [Fact]
    public void Copies_a_secret_of_the_other_format_beside_it()
    {
        var runs = new ACluster().OwnedBy("Deployment/web").Names("bluemix-default-secret").Secret("bluemix-default-secret", user: "token").Secret("all-icr-io", "us.icr.io/team", @namespace: "default").The("ICR405").Runs();

        Assert.Equal("kubectl icr copy-secret all-icr-io --from default --to team-a", runs[0]);
    }

    [Fact]
    public void Likely_when_only_back_off_is_left() => Assert.Equal(Certainty.Likely, Dead.BackOffOnly().The("ICR405").Certainty);

    [Fact]
    public void Quiet_on_another_registry() => Assert.Empty(Dead.Image("quay.io/acme/app:1").Secret("pull", "quay.io", "token").Found("ICR405"));

    [Fact]
    public void Quiet_when_something_else_failed() => Assert.Equal(["ICR102"], Dead.Fails(ACluster.NoTag).Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Dead.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_secret_was_not_read() => Assert.Equal(["secrets in namespace team-a: forbidden"], Dead.HiddenSecret("pull").SkippedFor("ICR405"));
}
