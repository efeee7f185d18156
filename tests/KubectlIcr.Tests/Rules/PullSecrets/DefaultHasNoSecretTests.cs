using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class DefaultHasNoSecretTests
{
    private static ACluster Without => new ACluster().OwnedBy("Deployment/web").NoSecret("all-icr-io", "default");

    [Fact]
    public void Found_when_namespace_default_lacks_IBM_Clouds_secret()
    {
        var finding = Without.The("ICR306");

        Assert.Equal("the default namespace has no secret \"all-icr-io\" to use or copy", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Apply, Commands.Copy, Commands.Bind("all-icr-io"), Commands.Restart], finding.Runs());
        Assert.Equal(["ICR306"], Without.Errors());
    }

    [Fact]
    public void Copies_nothing_within_namespace_default()
    {
        var runs = new ACluster().InNamespace("default").ServiceAccount().NoSecret("all-icr-io").The("ICR306").Runs();

        Assert.Equal(Commands.Apply, runs[0]);
        Assert.Equal("kubectl icr bind-sa default -n default --secret all-icr-io", runs[1]);
        Assert.Equal(3, runs.Count);
    }

    [Fact]
    public void Appends_to_the_service_accounts_list() =>
        Assert.Equal([Commands.Apply, Commands.Copy, Commands.Bind("all-icr-io"), Commands.Restart], Without.ServiceAccount("quay").Secret("quay", "quay.io").The("ICR306").Runs());

    [Theory]
    [InlineData("cp.icr.io/cp/app:1")]
    [InlineData("stg.icr.io/acme/app:1")]
    [InlineData("quay.io/acme/app:1")]
    public void Quiet_on_images_that_the_secret_is_not_for(string image) => Assert.Equal(["ICR301"], Without.Image(image).Errors());

    [Fact]
    public void Quiet_when_another_secret_of_the_namespace_fits() => Assert.Equal(["ICR301"], Without.Secret("good").Errors());

    [Fact]
    public void Another_teams_secret_is_no_help() => Assert.Equal(["ICR306"], Without.Secret("good", @namespace: "shop").Errors());

    [Fact]
    public void Quiet_when_the_cluster_is_not_known_to_be_IBM_Clouds() => Assert.Equal(["ICR301"], Without.UnknownCluster().Errors());

    [Fact]
    public void Quiet_when_nobody_looked() => Assert.Empty(new ACluster().Found("ICR306"));

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Without.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_service_account_was_not_read() =>
        Assert.Equal(["serviceaccounts in namespace team-a: forbidden"], Without.HiddenServiceAccount().SkippedFor("ICR306"));
}
