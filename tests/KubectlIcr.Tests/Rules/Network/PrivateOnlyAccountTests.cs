using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class PrivateOnlyAccountTests
{
    private const string Text =
        "denied: Private-only access is enabled on this account, but this request was over the public network. You must access this account over the private network";

    [Theory]
    [InlineData("forbidden")]
    [InlineData("network-restricted")]
    public void Found_by_the_sentence(string cause)
    {
        var finding = Assert.Single(new PrivateOnlyAccount().Check(APull.Failing(Enum.GetValues<PullCause>().Single(value => value.Name() == cause), Text)));

        Assert.Equal("the account behind us.icr.io allows pulls over the private network only, and the node came over the public one", finding.Message);
        Assert.Equal(Certainty.Certain, finding.Certainty);
        Assert.Equal(
            [
                "kubectl set image deployment/web -n team-a main=private.us.icr.io/team/app:1.0",
                "ibmcloud cr region-set us-south",
                "ibmcloud cr private-only --status",
                "ibmcloud cr private-only --disable",
            ],
            finding.Runs());
    }

    [Fact]
    public void Quiet_on_another_refusal() => Assert.Empty(new PrivateOnlyAccount().Check(APull.Failing(PullCause.Forbidden, "denied: insufficient scope")));
}
