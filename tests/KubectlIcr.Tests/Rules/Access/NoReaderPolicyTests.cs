using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class NoReaderPolicyTests
{
    private static ACluster Denied => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull").Fails(ACluster.Denied).Registry(AnAnswer.Denied);

    private static ACluster OtherRegion => Denied.Key(AKey.OfService(regions: "eu-de"), AKey.At(null, "team"));

    [Fact]
    public void Found_when_no_policy_covers_the_region()
    {
        var finding = OtherRegion.The("ICR504");

        Assert.Equal(["ICR504"], OtherRegion.Errors());
        Assert.Equal("no IAM policy allows the API key in secret \"pull\" in namespace team-a (service ID team-a-pull) to pull from registry namespace team in us-south", finding.Message);
        Assert.Equal(Certainty.Likely, finding.Certainty);
        Assert.Contains(new Evidence("iam", "a policy is limited to region eu-de, but the image is in us-south"), finding.Evidence);
        Assert.Equal(
            "ibmcloud iam service-policy-create ServiceId-1 --roles Reader --service-name container-registry --region us-south --resource-type namespace --resource team",
            finding.Runs()[1]);
    }

    [Fact]
    public void An_empty_list_is_no_proof()
    {
        var cluster = Denied.Key(AKey.OfService(), AKey.At(null, "team"));

        Assert.Equal(["ICR502"], cluster.Errors());
        Assert.Contains(cluster.The("ICR502").Evidence, one => one.Text.Contains("it might not be allowed to read them", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_with_a_gap_is_none_either_and_is_said()
    {
        var cluster = Denied.Key(AKey.OfService(regions: "eu-de") with { PoliciesGap = "access groups: 403" }, AKey.At(null, "team"));

        Assert.Equal(["ICR502"], cluster.Errors());
        Assert.Equal(["policies of the API key in \"pull\": access groups: 403"], cluster.SkippedFor("ICR504"));
    }

    [Fact]
    public void A_gap_is_of_no_matter_where_a_policy_covers() =>
        Assert.Empty(Denied.Key(AKey.OfService(regions: "us-south") with { PoliciesGap = "access groups: 403" }, AKey.At(null, "team")).SkippedFor("ICR504"));

    [Fact]
    public void A_policy_that_covers_needs_no_second_one() => Assert.Equal(
        ["ibmcloud cbr rules --service-name container-registry", "ibmcloud cr region-set us-south", "ibmcloud cr image-list"],
        Denied.Key(AKey.OfService(regions: "us-south"), AKey.At(null, "team")).The("ICR502").Runs());

    [Fact]
    public void A_policy_that_covers_rules_the_missing_role_out()
    {
        var open = Denied.Key(AKey.OfService(regions: "us-south"), AKey.At(null, "team")).The("ICR502").Evidence[^1].Text;

        Assert.Contains(Denied.Key(AKey.OfService(regions: "us-south"), AKey.At(null, "team")).The("ICR502").Evidence,
            one => one.Text == "possible causes: a context-based restriction applies, or the repository does not exist");
        Assert.DoesNotContain("another account", open, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_when_the_login_is_refused() => Assert.Equal(["ICR501"], OtherRegion.Fails(ACluster.Refused).Registry(AnAnswer.LoginRefused).Errors());

    [Fact]
    public void Quiet_when_the_registry_gives_the_image() => Assert.Empty(OtherRegion.Registry(AnAnswer.Ok()).Found("ICR504"));
}
