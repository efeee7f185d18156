using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class CredentialWithheldTests
{
    private static ACluster Withheld => new ACluster().Names("pull").Secret("pull").BackOffOnly().Registry(AnAnswer.Withheld);

    [Fact]
    public void Names_the_host_that_wanted_the_login()
    {
        var finding = Withheld.The("ICR508");

        Assert.Equal("us.icr.io refers to a token service at https://evil.example/token, which is not known to belong to it: kubectl icr sent no credentials to it", finding.Message);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal(["curl -sS -o /dev/null -D - https://us.icr.io/v2/"], finding.Runs());
    }

    [Fact]
    public void Names_no_other_cause() => Assert.Equal(["ICR901"], Withheld.Errors());

    [Fact]
    public void Quiet_when_the_login_went_to_the_registry() => Assert.Empty(Withheld.Registry(AnAnswer.LoginRefused).Found("ICR508"));
}
