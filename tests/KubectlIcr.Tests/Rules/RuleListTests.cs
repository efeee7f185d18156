using System.Text.RegularExpressions;
using KubectlIcr.Rules;
using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests.Rules;

public partial class RuleListTests
{
    public static TheoryData<string> Ids => [.. RuleList.All.Select(rule => rule.Id)];

    [Fact]
    public void Ids_are_unique_and_in_ascending_order()
    {
        var ids = RuleList.All.Select(rule => rule.Id).ToList();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void No_rule_has_a_retired_id() => Assert.DoesNotContain(RuleList.All, rule => RuleList.Retired.ContainsKey(rule.Id));

    [Fact]
    public void Retired_ids_say_what_they_were() =>
        Assert.All(RuleList.Retired, retired => Assert.True(Id().IsMatch(retired.Key) && retired.Value.Length > 0, retired.Key));

    [Fact]
    public void Every_rule_is_in_the_list() => Assert.Equal(
        typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal),
        RuleList.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Has_a_well_formed_id(string id) => Assert.Matches(Id(), id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Has_a_short_title_without_a_full_stop(string id)
    {
        var title = Get(id).Title;

        Assert.NotEmpty(title);
        Assert.True(title.Length <= 70, $"{title.Length} characters: {title}");
        Assert.False(title.EndsWith('.'), title);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Has_a_page_of_whole_sentences(string id)
    {
        var rule = Get(id);

        Assert.All([rule.Cause, rule.Remedy, rule.WhenToIgnore], text => Assert.Matches(Sentences(), text));
    }

    /// <summary>What is about other registries, the node or the cluster alone, and where IBM has no page about just that.</summary>
    private static readonly string[] WithoutTopic =
    [
        "ICR101", "ICR107", "ICR108", "ICR109", "ICR110", "ICR203", "ICR204", "ICR206", "ICR308", "ICR309", "ICR310", "ICR401", "ICR402", "ICR404", "ICR406",
        "ICR409", "ICR410", "ICR411", "ICR508", "ICR509", "ICR604", "ICR605", "ICR606", "ICR610", "ICR701", "ICR703", "ICR704",
        "ICR706", "ICR707", "ICR708", "ICR709", "ICR802", "ICR803", "ICR804", "ICR805", "ICR806", "ICR807", "ICR808", "ICR903",
    ];

    [Fact]
    public void A_rule_has_a_topic_of_IBM_or_is_known_to_have_none() =>
        Assert.Equal(WithoutTopic, RuleList.All.Where(rule => rule.Topic is null).Select(rule => rule.Id));

    [Fact]
    public void Topics_are_pages_of_IBM() => Assert.All(RuleList.All.Select(rule => rule.Topic).OfType<string>(), topic => Assert.Matches(Topic(), topic));

    [Fact]
    public void Every_rule_has_tests() => Assert.All(
        RuleList.All.Select(rule => $"{typeof(RuleListTests).Namespace}.{rule.GetType().Name}Tests"), name => Assert.True(typeof(RuleListTests).Assembly.GetType(name) is not null, $"there is no class {name}"));

    /// <summary>In a golden; where only an answer of the registry or IAM leads to it, in an end-to-end test.</summary>
    [Fact]
    public void Every_rule_is_shown_as_a_user_sees_it()
    {
        var goldens = Directory.EnumerateDirectories(Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Golden/check")).Select(folder => Path.GetFileName(folder).Split('-')[0]);
        var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(Verified.Root, "tests/KubectlIcr.EndToEnd"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.All(RuleList.All.Select(rule => rule.Id).Except(goldens), id => Assert.Contains(id, sources, StringComparison.Ordinal));
    }

    private static Rule Get(string id) => RuleList.All.First(rule => rule.Id == id);

    [GeneratedRegex(@"\AICR\d{3}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\Ahttps://cloud\.ibm\.com/docs/(containers\?topic=containers-|Registry\?topic=Registry-)[a-z0-9_-]+\z")]
    private static partial Regex Topic();

    /// <summary>Ends with a full stop; no double blanks and no words glued together where strings were joined.</summary>
    [GeneratedRegex(@"\A(?!.*(  |[a-z][.:;][A-Z][a-z])).+\.\z")]
    private static partial Regex Sentences();
}
