using KubectlIcr.Iam;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class DeadApiKeyTests
{
    private static ACluster Dead(RefusalKind kind, string code) => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull").Fails(ACluster.Refused)
        .Key(AKey.Refused(kind, code, "IAM's sentence."));

    [Theory]
    [InlineData("NotFound", "BXNIM0415E", "does not exist: it was deleted, mistyped or truncated")]
    [InlineData("Disabled", "BXNIM0462E", "is disabled")]
    [InlineData("Expired", "BXNIM0439E", "has expired")]
    [InlineData("OwnerInactive", "BXNIM0410E", "belongs to a user who is no longer active in the account")]
    [InlineData("OwnerSuspended", "BXNIM0436E", "belongs to a user who is suspended in the account")]
    public void Says_why(string kind, string code, string words)
    {
        var cluster = Dead(Enum.Parse<RefusalKind>(kind), code);

        Assert.Equal(["ICR503"], cluster.Errors());
        Assert.Equal($"the API key in secret \"pull\" in namespace team-a {words}", cluster.The("ICR503").Message);
        Assert.Contains(new Evidence("iam", $"400 {code}: IAM's sentence."), cluster.The("ICR503").Evidence);
    }

    [Fact]
    public void A_new_key_mends_it() => Assert.Equal([Commands.Replace("pull")], Dead(RefusalKind.NotFound, "BXNIM0415E").The("ICR503").Runs());

    [Fact]
    public void A_disabled_key_may_be_enabled() =>
        Assert.StartsWith("ibmcloud iam service-api-keys", Dead(RefusalKind.Disabled, "BXNIM0462E").The("ICR503").Runs()[1], StringComparison.Ordinal);

    [Fact]
    public void An_unknown_refusal_leaves_it_to_the_registrys_word_and_is_told()
    {
        Assert.Equal(["ICR501"], Dead(RefusalKind.Other, "BXNIM0106E").Errors());
        Assert.Contains(new Evidence("iam", "400 BXNIM0106E: IAM's sentence."), Dead(RefusalKind.Other, "BXNIM0106E").The("ICR501").Evidence);
    }

    [Fact]
    public void Skipped_when_IAM_was_not_reached() => Assert.Equal(
        ["no response from IAM: iam.cloud.ibm.com: 503"],
        Dead(RefusalKind.Other, "").Key(new KeyFacts { Unreached = "iam.cloud.ibm.com: 503" }).SkippedFor("ICR503"));

    [Fact]
    public void Only_warns_when_the_registry_lets_another_credential_in() => Assert.Equal(
        Severity.Warning, Dead(RefusalKind.NotFound, "BXNIM0415E").BackOffOnly().Registry(AnAnswer.Ok()).The("ICR503").Severity);
}
