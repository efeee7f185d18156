using System.Text.RegularExpressions;
using KubectlIcr.Rules;
using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests.Docs;

/// <summary>Fails when a page or a table of the README no longer say what the code says.</summary>
public partial class DocsTests
{
    public static TheoryData<string> Rules => [.. RuleList.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_of_a_rule_is_current(string id) =>
        Verified.Matches(Markdown.Page(RulePages.Of(RuleList.All.Single(rule => rule.Id == id))), $"docs/rules/{id}.md");

    [Fact]
    public void Each_rule_and_nothing_else_has_a_page() =>
        Assert.Equal([.. RuleList.All.Select(rule => $"{rule.Id}.md"), "README.md"], Directory.EnumerateFiles(Path.Combine(Verified.Root, "docs/rules")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_list_of_the_rules_is_current() => Verified.Matches(Markdown.Rules(), "docs/rules/README.md");

    [Fact]
    public void Every_rule_is_of_one_family() => Assert.Equal(RuleList.All, RuleFamily.All.SelectMany(family => family.Rules));

    [Fact]
    public void The_page_of_the_commands_is_current() => Verified.Matches(Markdown.Commands(), "docs/commands.md");

    [Fact]
    public void The_page_of_the_metrics_is_current() => Verified.Matches(Markdown.Metrics(), "docs/metrics.md");

    [Fact]
    public void The_readme_is_current()
    {
        var parts = new Dictionary<string, string>
        {
            ["rules"] = Markdown.Families(),
            ["exit-codes"] = Markdown.ExitCodes(),
        };
        var readme = File.ReadAllText(Path.Combine(Verified.Root, "README.md"));
        Assert.Equal(parts.Keys.Order(), Part().Matches(readme).Select(match => match.Groups["name"].Value).Order());
        Verified.Matches(Part().Replace(readme, match => $"<!-- begin {match.Groups["name"].Value} -->\n{parts[match.Groups["name"].Value]}<!-- end -->"), "README.md");
    }

    [GeneratedRegex(@"<!-- begin (?<name>[a-z-]+) -->\n.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Part();
}
