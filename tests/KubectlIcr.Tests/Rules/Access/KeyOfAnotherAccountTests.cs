using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class KeyOfAnotherAccountTests
{
    private static ACluster Foreign => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull").Fails(ACluster.Denied).Registry(AnAnswer.Denied)
        .Key(AKey.OfService(regions: [null]), AKey.At(null, "other", "more"));

    [Fact]
    public void Found_when_the_account_lacks_the_namespace()
    {
        var finding = Foreign.The("ICR505");

        Assert.Equal(["ICR505"], Foreign.Errors());
        Assert.Equal($"secret \"pull\" in namespace team-a contains an API key of account {AKey.Account}, which has no registry namespace team at us.icr.io", finding.Message);
        Assert.Contains(new Evidence("iam", "registry namespaces at us.icr.io: more, other"), finding.Evidence);
        Assert.Equal("ibmcloud target -c ACCOUNT", finding.Runs()[1]);
    }

    [Fact]
    public void Certain_only_for_a_key_that_may_see_every_namespace()
    {
        Assert.Equal(Certainty.Certain, Foreign.The("ICR505").Certainty);
        Assert.Equal(Certainty.Likely, Foreign.Key(AKey.OfService(regions: "eu-de"), AKey.At(null, "other")).The("ICR505").Certainty);
    }

    [Theory]
    [InlineData(AKey.Account, "the cluster is in the same account as the API key")]
    [InlineData("ffff", "the cluster is in account ffff")]
    public void Compares_the_clusters_account(string account, string words) => Assert.Contains(new Evidence("iam", words), Foreign.InAccount(account).The("ICR505").Evidence);

    [Fact]
    public void Skipped_when_the_namespaces_could_not_be_read()
    {
        var cluster = Foreign.Key(AKey.OfService(regions: [null]), AKey.At()).InAccount("ffff");

        Assert.Equal(["ICR502"], cluster.Errors());
        Assert.Equal([$"registry namespaces of account {AKey.Account}: 403 from us.icr.io"], cluster.SkippedFor("ICR505"));
        Assert.Contains(new Evidence("iam", "the cluster is in account ffff"), cluster.The("ICR502").Evidence);
    }

    [Fact]
    public void Quiet_when_the_account_has_the_namespace() => Assert.Equal(["ICR502"], Foreign.Key(AKey.OfService(regions: [null]), AKey.At(null, "team")).Errors());
}
