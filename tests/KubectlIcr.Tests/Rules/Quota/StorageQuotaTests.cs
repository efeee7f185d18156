using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class StorageQuotaTests
{
    private const string Sentence = "denied: Your account has exceeded its image storage quota for the current month.";

    [Fact]
    public void Found_when_the_registry_says_so()
    {
        var finding = Assert.Single(new StorageQuota().Check(APull.Failing(PullCause.QuotaExceeded, Sentence, "de.icr.io")));

        Assert.Equal("the account's image storage quota of region eu-de is used up", finding.Message);
        Assert.Equal(Certainty.Certain, finding.Certainty);
        Assert.Equal(
            ["ibmcloud cr region-set eu-de", "ibmcloud cr quota", "ibmcloud cr images", "ibmcloud cr quota-set --storage MB", "ibmcloud cr plan-upgrade standard"],
            finding.Runs());
    }

    [Fact]
    public void Prints_no_ibmcloud_command_for_another_registry()
    {
        var finding = Assert.Single(new StorageQuota().Check(APull.Failing(PullCause.QuotaExceeded, "denied: storage quota exceeded", "registry.example.com")));

        Assert.Equal("the image storage quota at registry.example.com is used up", finding.Message);
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void Quiet_on_the_traffic_quota() => Assert.Empty(new StorageQuota().Check(
        APull.Failing(PullCause.QuotaExceeded, "denied: Your account has exceeded its pull traffic quota for the current month.")));
}
