using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class RepositoryNotFoundTests
{
    private static ACluster Unknown => new ACluster().OwnedBy("Deployment/web").Fails("failed to resolve reference \"X\": name unknown: no such repository");

    [Fact]
    public void Found_when_the_registry_says_so()
    {
        var finding = Unknown.The("ICR103");

        Assert.Equal("us.icr.io has no repository team/app", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(["ibmcloud cr region-set us-south", "ibmcloud cr image-list"], finding.Runs());
        Assert.Equal(["ICR103"], Unknown.Errors());
    }

    [Fact]
    public void Offers_the_host_from_which_it_runs() => Assert.Equal(Commands.SetImage("de.icr.io/team/app:1.0"), Unknown.ElsewhereRuns("de.icr.io/team/app:2").The("ICR103").Runs()[0]);

    [Fact]
    public void Found_in_other_registries_words() => Assert.Equal(["ICR103"], Unknown.Fails("repository name not known to registry").Image("quay.io/acme/app:1").Errors());

    [Fact]
    public void No_missing_secret_is_blamed() => Assert.Equal(["ICR103"], Unknown.Names("gone").NoSecret("gone").Errors());

    [Fact]
    public void Quiet_when_the_registry_only_may_lack_it() => Assert.Equal(["ICR301"], Unknown.Fails(ACluster.Denied).Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Unknown.Runs().Diagnose().Findings);
}
