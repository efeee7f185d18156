using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class ServiceAccountNamesMissingSecretTests
{
    private static ACluster Missing => new ACluster().OwnedBy("Deployment/web").Names("all-icr-io").ServiceAccount("all-icr-io").NoSecret("all-icr-io");

    [Fact]
    public void Found_when_the_list_that_the_pod_got_names_an_absent_secret()
    {
        var cluster = Missing.Secret("all-icr-io", @namespace: "default");
        var finding = cluster.The("ICR305");

        Assert.Equal("service account \"default\" in namespace team-a lists secret \"all-icr-io\", which does not exist", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Copy], finding.Runs());
        Assert.Equal(["ICR305"], cluster.Errors());
    }

    [Fact]
    public void Found_for_a_template_that_names_none() => Assert.Equal(["ICR305"], new ACluster().Template().ServiceAccount("gone").NoSecret("gone").Errors());

    [Fact]
    public void Lets_IBM_Cloud_make_its_own_again() => Assert.Equal([Commands.Apply, Commands.Copy], Missing.NoSecret("all-icr-io", "default").The("ICR305").Runs());

    [Fact]
    public void Alone_when_another_secret_of_the_list_is_for_another_registry() =>
        Assert.Equal(["ICR305"], Missing.Names("ocp", "all-icr-io").ServiceAccount("ocp", "all-icr-io").Secret("ocp", "registry.svc:5000").Errors());

    [Fact]
    public void Quiet_when_the_pod_names_its_own() => Assert.Equal(["ICR302"], Missing.Names("own").NoSecret("own").Errors());

    [Fact]
    public void Quiet_when_another_secret_of_the_list_fits() => Assert.Empty(Missing.Names("all-icr-io", "b").ServiceAccount("all-icr-io", "b").Secret("b").Found("ICR305"));

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Missing.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_service_account_was_not_read() =>
        Assert.Equal(["serviceaccounts in namespace team-a: forbidden"], Missing.HiddenServiceAccount().SkippedFor("ICR305"));
}
