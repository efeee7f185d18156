using System.Text.RegularExpressions;
using KubectlIcr.Rules;
using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests.Docs;

/// <summary>Fails when a page, the README's tables or its example no longer say what the code says.</summary>
public partial class DocsTests
{
    public static TheoryData<string> Rules => [.. RuleList.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_of_a_rule_is_current(string id) =>
        Verified.Matches(Markdown.Page(RulePages.Of(RuleList.All.Single(rule => rule.Id == id))), $"docs/rules/{id}.md");

    [Fact]
    public void No_page_is_left_of_a_rule_that_is_gone() =>
        Assert.Equal(RuleList.All.Select(rule => $"{rule.Id}.md"), Directory.EnumerateFiles(Path.Combine(Verified.Root, "docs/rules")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_page_of_the_commands_is_current() => Verified.Matches(Markdown.Commands(), "docs/commands.md");

    [Fact]
    public void The_page_of_the_metrics_is_current() => Verified.Matches(Markdown.Metrics(), "docs/metrics.md");

    [Fact]
    public async Task The_readme_is_current()
    {
        var parts = new Dictionary<string, string>
        {
            ["rules"] = Markdown.RuleTable(),
            ["exit-codes"] = Markdown.ExitCodes(),
            ["example"] = await Example(),
        };
        var readme = await File.ReadAllTextAsync(Path.Combine(Verified.Root, "README.md"));
        Assert.Equal(parts.Keys.Order(), Part().Matches(readme).Select(match => match.Groups["name"].Value).Order());
        Verified.Matches(Part().Replace(readme, match => $"<!-- begin {match.Groups["name"].Value} -->\n{parts[match.Groups["name"].Value]}<!-- end -->"), "README.md");
    }

    /// <summary>What the tool really prints for the example cluster in the repository.</summary>
    private static async Task<string> Example()
    {
        var run = await Run.Of(["check", "pod/missing", "-n", "team-a", "--from", Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases/real-cluster.json")]);
        return $"```console\n$ kubectl icr check pod/missing -n team-a\n{run.Out}```\n";
    }

    [GeneratedRegex(@"<!-- begin (?<name>[a-z-]+) -->\n.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Part();
}
