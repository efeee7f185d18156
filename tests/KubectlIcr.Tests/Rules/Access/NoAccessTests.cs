using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class NoAccessTests
{
    private static ACluster Denied => new ACluster().OwnedBy("Deployment/web").Names("all-icr-io").Secret("all-icr-io").Fails(ACluster.Denied);

    [Fact]
    public void Grants_nothing_for_an_image_that_is_open_to_everyone() => Assert.Equal(
        ["DOCKER_CONFIG=$(mktemp -d) docker manifest inspect icr.io/cpopen/app:1"],
        new ACluster().Image("icr.io/cpopen/app:1").Names("pull").Secret("pull", "icr.io").Fails(ACluster.Denied).The("ICR502").Runs());

    [Fact]
    public void Found_when_the_credential_was_taken_but_not_for_the_repository()
    {
        var finding = Denied.The("ICR502");

        Assert.Equal("the credential of secret \"all-icr-io\" in namespace team-a gives no access to us.icr.io/team/app", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Likely), (finding.Severity, finding.Certainty));
        Assert.Equal(
            [
                "ibmcloud iam service-policies cluster-ck9blho20n01rtorhqhg",
                "ibmcloud iam service-policy-create cluster-ck9blho20n01rtorhqhg --roles Reader --service-name container-registry --region us-south --resource-type namespace --resource team",
            ],
            finding.Runs());
        Assert.Equal(["ICR502"], Denied.Errors());
    }

    [Fact]
    public void Knows_no_service_ID_of_other_secrets() => Assert.Equal("ibmcloud iam service-policies SERVICE_ID", Denied.Names("mine").Secret("mine").The("ICR502").Runs()[1]);

    [Fact]
    public void The_global_registry_has_no_region() =>
        Assert.Contains(" --attributes geography=global --resource-type namespace --resource acme", Denied.Image("icr.io/acme/app:1").Secret("all-icr-io", "icr.io").The("ICR502").Runs()[1], StringComparison.Ordinal);

    [Fact]
    public void A_host_without_a_region_gets_no_place() =>
        Assert.Contains("container-registry --resource-type", Denied.Image("stg.icr.io/acme/app:1").Secret("all-icr-io", "stg.icr.io").The("ICR502").Runs()[1], StringComparison.Ordinal);

    [Fact]
    public void Asks_for_the_entitlement_on_the_entitled_registry() => Assert.Equal(
        ["docker login cp.icr.io --username cp && docker manifest inspect cp.icr.io/cp/app:1"],
        Denied.Image("cp.icr.io/cp/app:1").Secret("all-icr-io", "cp.icr.io", "cp").The("ICR502").Runs());

    [Fact]
    public void Offers_nothing_for_another_registry() => Assert.Empty(Denied.Image("quay.io/acme/app:1").Secret("all-icr-io", "quay.io", "me").The("ICR502").Fixes);

    [Fact]
    public void Quiet_when_no_credential_matches() => Assert.Equal(["ICR403"], Denied.Secret("all-icr-io", "de.icr.io").Errors());

    [Fact]
    public void Quiet_when_none_was_sent() =>
        Assert.Equal(["ICR307"], Denied.Fails("pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials").Errors());

    [Fact]
    public void Quiet_when_the_repository_does_not_exist() => Assert.Equal(["ICR103"], Denied.Fails("name unknown: no such repository").Errors());

    [Fact]
    public void Quiet_when_the_account_takes_private_traffic_only() =>
        Assert.Equal(["ICR608"], Denied.Fails("denied: You are not authorized to access this resource. Private-only access is enabled").Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Denied.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_secret_was_not_read() => Assert.Equal(["secrets in namespace team-a: forbidden"], Denied.HiddenSecret("all-icr-io").SkippedFor("ICR502"));
}
