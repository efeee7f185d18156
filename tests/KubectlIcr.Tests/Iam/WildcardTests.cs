using KubectlIcr.Iam;

namespace KubectlIcr.Tests.Iam;

public class WildcardTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("team", "team", true)]
    [InlineData("team", "Team", false)]
    [InlineData("team", "team2", false)]
    [InlineData("te*m", "tem", true)]
    [InlineData("te*m", "teammate-m", true)]
    [InlineData("te*m", "teammate", false)]
    [InlineData("*a*b*", "xxaxxbxx", true)]
    [InlineData("*a*b*", "xxbxxaxx", false)]
    [InlineData("?", "", false)]
    [InlineData("?", "a", true)]
    [InlineData("t??m", "team", true)]
    [InlineData("t??m*", "team", true)]
    [InlineData("a{{*}}b", "a*b", true)]
    [InlineData("a{{*}}b", "axxb", false)]
    [InlineData("a{{?}}b", "a?b", true)]
    [InlineData("a{{?}}b", "axb", false)]
    [InlineData("a.b", "axb", false)]
    [InlineData(@"a\b", @"a\b", true)]
    public void Matches(string pattern, string text, bool expected) => Assert.Equal(expected, Wildcard.Matches(pattern, text));

    [Fact]
    public void Many_stars_are_cheap() => Assert.False(Wildcard.Matches(string.Concat(Enumerable.Repeat("*a", 2000)) + "b", new string('a', 20_000)));
}
