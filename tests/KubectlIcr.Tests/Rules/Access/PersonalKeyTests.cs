using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class PersonalKeyTests
{
    private static ACluster Failing => new ACluster().Names("pull").Secret("pull").Fails(ACluster.Refused);

    [Fact]
    public void Warns_of_a_persons_key()
    {
        var finding = Failing.Key(AKey.OfUser).The("ICR506");

        Assert.Equal("the API key in secret \"pull\" in namespace team-a belongs to a user, not to a service ID", finding.Message);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains(new Evidence("iam", $"the API key in \"pull\" belongs to user ann@example.com in account {AKey.Account}"), finding.Evidence);
        Assert.Equal("ibmcloud iam service-id-create pull-team-a-team", finding.Runs()[0]);
    }

    [Fact]
    public void Quiet_for_a_service_ID() => Assert.Empty(Failing.Key(AKey.OfService()).Found("ICR506"));

    [Fact]
    public void Quiet_when_IAM_was_not_asked() => Assert.Empty(Failing.Found("ICR506"));
}
