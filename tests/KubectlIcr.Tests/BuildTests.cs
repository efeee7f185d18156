using KubectlIcr.Rules;

namespace KubectlIcr.Tests;

/// <summary>Links lead to what belongs to the version that prints them, and never to a tag that does not exist.</summary>
public class BuildTests
{
    [Theory]
    [InlineData("0.2.0", "v0.2.0")]
    [InlineData("12.0.11", "v12.0.11")]
    [InlineData("0.2.1-alpha.0.3", "main")]
    [InlineData("0.0.0-alpha.0.12", "main")]
    [InlineData("1.0.0.0", "main")]
    [InlineData("1.0", "main")]
    [InlineData("unknown", "main")]
    public void A_release_links_to_its_tag(string version, string tag) =>
        Assert.Equal($"https://github.com/kubectl-icr/kubectl-icr/blob/{tag}/docs/rules", Build.Page("docs/rules", version));

    [Fact]
    public void The_version_has_no_commit_in_it() => Assert.DoesNotContain('+', Build.Version);

    [Fact]
    public void Rules_link_to_this_version() => Assert.All(RuleList.All, rule => Assert.Equal(Build.Page($"docs/rules/{rule.Id}.md"), rule.Docs));
}
