using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class PullTrafficQuotaTests
{
    private const string Sentence = "denied: Your account has exceeded its pull traffic quota for the current month.";
    private const string Layer = "httpReadSeeker: failed open: unexpected status code https://us.icr.io/v2/team/app/blobs/sha256:0a: 403 Forbidden";

    [Fact]
    public void Found_when_the_registry_says_so()
    {
        var finding = Assert.Single(new PullTrafficQuota().Check(APull.Failing(PullCause.QuotaExceeded, Sentence)));

        Assert.Equal("the account's pull traffic quota of region us-south is used up for this month", finding.Message);
        Assert.Equal(Certainty.Certain, finding.Certainty);
        Assert.Equal(
            [
                "ibmcloud cr region-set us-south",
                "ibmcloud cr quota",
                "ibmcloud cr quota-set --traffic MB",
                "ibmcloud cr plan-upgrade standard",
                "kubectl set image deployment/web -n team-a main=private.us.icr.io/team/app:1.0",
            ],
            finding.Runs());
    }

    [Fact]
    public void Likely_when_only_a_layer_was_refused()
    {
        var finding = Assert.Single(new PullTrafficQuota().Check(APull.Failing(PullCause.QuotaExceeded, Layer)));

        Assert.Equal("us.icr.io refused a layer of the image with 403: most likely the account's pull traffic quota of region us-south is used up for this month", finding.Message);
        Assert.Equal(Certainty.Likely, finding.Certainty);
    }

    [Fact]
    public void Names_the_global_region_and_its_private_host() => Assert.Equal(
        ["ibmcloud cr region-set global", "kubectl set image deployment/web -n team-a main=private.icr.io/team/app:1.0"],
        Runs("icr.io").Where((_, index) => index is 0 or 4));

    [Fact]
    public void Turns_a_bluemix_name_into_the_private_host_of_its_region() => Assert.Equal(
        "kubectl set image deployment/web -n team-a main=private.uk.icr.io/team/app:1.0", Runs("registry.eu-gb.bluemix.net")[4]);

    [Fact]
    public void Asks_for_the_region_of_a_host_that_is_not_in_the_table() => Assert.Equal(
        ["ibmcloud cr region-set REGION", "ibmcloud cr quota", "ibmcloud cr quota-set --traffic MB", "ibmcloud cr plan-upgrade standard"], Runs("xx.icr.io"));

    [Fact]
    public void Prints_no_ibmcloud_command_for_another_registry()
    {
        var finding = Assert.Single(new PullTrafficQuota().Check(APull.Failing(PullCause.QuotaExceeded, Sentence, "registry.example.com")));

        Assert.Equal("the pull traffic quota at registry.example.com is used up for this month", finding.Message);
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void Keeps_the_digest_of_the_image()
    {
        var pull = APull.Failing(PullCause.QuotaExceeded, Sentence);
        pull = pull with { Use = pull.Use with { Image = "us.icr.io/team/app@sha256:0a" } };

        Assert.Equal("kubectl set image deployment/web -n team-a main=private.us.icr.io/team/app@sha256:0a", Assert.Single(new PullTrafficQuota().Check(pull)).Runs()[4]);
    }

    [Fact]
    public void Quiet_on_the_storage_quota() => Assert.Empty(new PullTrafficQuota().Check(
        APull.Failing(PullCause.QuotaExceeded, "denied: Your account has exceeded its image storage quota for the current month.")));

    [Theory]
    [InlineData("private.us.icr.io")]
    [InlineData("cp.icr.io")]
    public void Quiet_on_a_refused_layer_that_no_quota_counts(string registry) =>
        Assert.Empty(new PullTrafficQuota().Check(APull.Failing(PullCause.QuotaExceeded, Layer, registry)));

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new PullTrafficQuota().Check(APull.Failing(PullCause.Forbidden, "denied: insufficient scope")));

    private static IReadOnlyList<string> Runs(string registry) =>
        Assert.Single(new PullTrafficQuota().Check(APull.Failing(PullCause.QuotaExceeded, Sentence, registry))).Runs();
}
