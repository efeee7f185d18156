using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class WrongEntitledUserTests
{
    private static ACluster Wrong =>
        new ACluster().OwnedBy("Deployment/web").Image("cp.icr.io/cp/app:1").Names("pull").Secret("pull", "cp.icr.io").Fails(ACluster.Denied);

    [Fact]
    public void Found_for_an_API_key()
    {
        var finding = Wrong.The("ICR408");

        Assert.Equal("the entry for cp.icr.io in secret \"pull\" in namespace team-a has username \"iamapikey\", but cp.icr.io accepts only an entitlement key with username \"cp\"", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Likely), (finding.Severity, finding.Certainty));
        Assert.Equal(
            ["kubectl create secret docker-registry pull -n team-a --docker-server=cp.icr.io --docker-username=cp --docker-password=ENTITLEMENT_KEY --dry-run=client -o yaml | kubectl replace -f -"],
            finding.Runs());
        Assert.Equal(["ICR408"], Wrong.Errors());
    }

    [Fact]
    public void Only_warns_before_it_was_tried() => Assert.Empty(Wrong.Template().Errors());

    [Fact]
    public void Never_sends_the_cluster_back_to_all_icr_io() => Assert.DoesNotContain(
        Wrong.Names("all-icr-io").Secret("all-icr-io", "cp.icr.io").The("ICR408").Runs(), run => run.StartsWith("ibmcloud", StringComparison.Ordinal));

    [Fact]
    public void Quiet_for_user_cp() => Assert.Equal(["ICR502"], Wrong.Secret("pull", "cp.icr.io", "cp").Errors());

    [Fact]
    public void Quiet_on_other_hosts() => Assert.Equal(["ICR502"], Wrong.Image("us.icr.io/cp/app:1").Secret("pull").Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Wrong.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_secret_was_not_read() => Assert.Equal(["secrets in namespace team-a: forbidden"], Wrong.HiddenSecret("pull").SkippedFor("ICR408"));
}
