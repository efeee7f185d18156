using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class PersonalKeyTests
{
    private static ACluster Failing => new ACluster().Names("pull").Secret("pull").Fails(ACluster.Refused);

    [Fact]
    public void Warns_of_a_persons_key()
    {
        var finding = Failing.Key(AKey.OfUser).The("ICR506");

        Assert.Equal("the API key of secret \"pull\" in namespace team-a is a person's, not a service ID's", finding.Message);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains(new Evidence("iam", $"the key of \"pull\" is user ann@example.com of account {AKey.Account}"), finding.Evidence);
        Assert.Equal("ibmcloud iam service-id-create pull-team-a-team", finding.Runs()[0]);
    }

    [Fact]
    public void Quiet_for_a_service_ID() => Assert.Empty(Failing.Key(AKey.OfService()).Found("ICR506"));

    [Fact]
    public void Quiet_when_IAM_was_not_asked() => Assert.Empty(Failing.Found("ICR506"));
}
