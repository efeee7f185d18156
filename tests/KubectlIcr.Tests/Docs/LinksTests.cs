using System.Text.RegularExpressions;
using KubectlIcr.Rules;
using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests.Docs;

/// <summary>Fails when a page links to a file, a picture or a heading that does not exist, or names a rule that does not.</summary>
public partial class LinksTests
{
    public static TheoryData<string> Pages =>
    [
        "README.md", "CONTRIBUTING.md",
        .. Directory.EnumerateFiles(Path.Combine(Verified.Root, "docs"), "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Verified.Root, file)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_link_leads_somewhere(string page) => Assert.Empty(
        from Match match in Link().Matches(Text(page))
        let file = match.Groups["file"].Value is { Length: > 0 } name ? Path.Combine(Path.GetDirectoryName(page)!, name) : page
        where !Path.Exists(Path.Combine(Verified.Root, file)) || (match.Groups["heading"].Success && !Anchors(Text(file)).Contains(match.Groups["heading"].Value))
        select match.Value);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_rule_that_is_named_exists(string page) =>
        Assert.Empty(RuleId().Matches(Text(page)).Select(match => match.Value).Except([.. RuleList.All.Select(rule => rule.Id), .. RuleList.Retired.Keys]));

    private static string Text(string page) => File.ReadAllText(Path.Combine(Verified.Root, page));

    /// <summary>As GitHub names them.</summary>
    private static IEnumerable<string> Anchors(string text) =>
        Heading().Matches(text).Select(match => NotInAnchor().Replace(match.Groups["title"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"(?:\]\(|(?:src|srcset)="")(?!\w+:)(?<file>[^)#""]*)(?:#(?<heading>[^)""]+))?[)""]")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"\bICR\d{3}\b")]
    private static partial Regex RuleId();
}
