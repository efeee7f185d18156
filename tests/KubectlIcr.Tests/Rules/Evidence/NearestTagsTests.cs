using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class NearestTagsTests
{
    [Theory]
    [InlineData("1.0.1", "1.0.10,1.0.0,2.0.1,latest", "1.0.10,1.0.0,2.0.1")]
    [InlineData("v1.2", "1.2,v1.1,main", "v1.1,1.2,main")]
    [InlineData("Latest", "latest", "latest")]
    [InlineData("mian", "main,dev", "main,dev")]
    [InlineData("x", "", "")]
    public void The_likeliest_comes_first(string wanted, string tags, string expected) =>
        Assert.Equal(expected, string.Join(',', NearestTags.Of(wanted, tags.Split(',', StringSplitOptions.RemoveEmptyEntries))));

    [Fact]
    public void The_finding_offers_them()
    {
        var finding = new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull").BackOffOnly().Registry(AnAnswer.NoTag).Tags("1.0.0", "2", "1.1").The("ICR102");

        Assert.Equal("us.icr.io/team/app has no tag 1.0: the nearest of its tags are 1.1, 1.0.0 and 2", finding.Message);
        Assert.Equal(Commands.SetImage("us.icr.io/team/app:1.1"), finding.Runs()[0]);
    }

    [Fact]
    public void A_repository_without_tags_says_so() => Assert.Equal(
        "us.icr.io/team/app has no tag 1.0: it has no tags at all",
        new ACluster().Names("pull").Secret("pull").BackOffOnly().Registry(AnAnswer.NoTag).Tags().The("ICR102").Message);
}
