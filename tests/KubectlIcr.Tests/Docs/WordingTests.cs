using System.Text.RegularExpressions;
using KubectlIcr.Report;
using KubectlIcr.Rules;
using KubectlIcr.Tests.Golden;
using KubectlIcr.Tests.Kubelet;
using KubectlIcr.Tests.Rules;

namespace KubectlIcr.Tests.Docs;

/// <summary>Fails when a text that users read falls back into one of the habits of <see cref="Wording"/>.</summary>
public partial class WordingTests
{
    /// <summary>Folders whose string literals end up in reports.</summary>
    private static readonly string[] Folders = ["Iam", "Kubelet", "Plans", "Probe", "PullSecrets", "Registry", "Rules"];

    [Theory]
    [InlineData("\"a b\" is no valid image reference", "\"a b\" is not a valid image reference, and there is no fix")]
    [InlineData("the registry gives the image from here", "the registry serves the image to this machine")]
    [InlineData("the kubelet tries again by itself", "the kubelet retries automatically")]
    [InlineData("set one of them, if there is one", "set one of them, if one exists")]
    [InlineData("querying the registry about 1 images", "querying the registry about 1 image, 11 images and 0.1 images")]
    [InlineData("asking the registry, which was asked before", "querying the registry, which was not queried before")]
    [InlineData("retry now; this command deletes the pod", "retry now")]
    [InlineData("the pod names a pull secret, says according to the text", "the pod lists a pull secret, and the error says so")]
    [InlineData("something in between, such as a middlebox", "a proxy or firewall in the network path")]
    [InlineData("us.icr.io answers the node with 429, and answered 401", "us.icr.io responds to the node with 429")]
    [InlineData("waits until they pull", "waits until the images are pulled")]
    [InlineData("the entry us.icr.io in the secret", "the entry for us.icr.io in the secret")]
    [InlineData("policies that it may not read or that you may read", "policies that it is not allowed to read")]
    public void Finds_the_habit_and_not_the_plain_form(string habit, string plain)
    {
        Assert.NotEmpty(Wording.Faults(habit));
        Assert.Empty(Wording.Faults(plain));
    }

    [Fact]
    public void Texts_of_rules_are_plain() => CaseFiles.AssertNone(
        from rule in RuleList.All
        from fault in Wording.Faults($"{rule.Title}. {rule.Cause} {rule.Remedy} {rule.WhenToIgnore}")
        select $"{rule.Id}: {fault}");

    [Fact]
    public void Literals_of_reports_are_plain() => CaseFiles.AssertNone(
        from folder in Folders
        from file in Directory.EnumerateFiles(Path.Combine(Verified.Root, "src/KubectlIcr", folder), "*.cs", SearchOption.AllDirectories)
        from line in File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        from Match literal in Literal().Matches(line)
        from fault in Wording.Faults(literal.Value)
        select $"{Path.GetFileName(file)}: {fault}");

    [Fact]
    public void Goldens_are_plain() => CaseFiles.AssertNone(
        from file in Directory.EnumerateFiles(Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Golden"), "*.verified.txt", SearchOption.AllDirectories)
        from fault in Wording.Faults(WrappedLine().Replace(File.ReadAllText(file), " "))
        select $"{Path.GetRelativePath(Verified.Root, file)}: {fault}");

    [Fact]
    public void Help_and_generated_pages_are_plain() => CaseFiles.AssertNone(
        from page in Directory.EnumerateFiles(Path.Combine(Verified.Root, "docs/rules")).Concat([Path.Combine(Verified.Root, "docs/commands.md"), Path.Combine(Verified.Root, "docs/metrics.md")])
        from fault in Wording.Faults(File.ReadAllText(page))
        select $"{Path.GetFileName(page)}: {fault}");

    [Fact]
    public void What_is_said_of_every_known_message_is_plain() => CaseFiles.AssertNone(
        from finding in Findings
        from text in finding.Evidence.Where(evidence => evidence.From is not ("event" or "status")).Select(evidence => evidence.Text).Concat(finding.Fixes.SelectMany(fix => fix.Comments))
        from fault in Wording.Faults(text)
        select $"{finding.Id}: {fault}");

    [Fact]
    public void A_fix_is_an_imperative() => CaseFiles.AssertNone(
        from fix in Fixes
        where ThirdPerson().IsMatch(fix.Why)
        select $"begin with a verb in the imperative: {fix.Why}");

    /// <summary>Nobody pastes a command that deletes a pod without being told, on a line of its own.</summary>
    [Fact]
    public void A_fix_says_what_it_deletes_restarts_or_replaces() => CaseFiles.AssertNone(
        from fix in Fixes
        from word in Says(fix.Run)
        where fix.Caution?.Contains(word, StringComparison.Ordinal) != true
        select $"say what it {word}: {string.Join("; ", fix.Comments)}\n  {fix.Run}");

    private static IEnumerable<string> Says(string run)
    {
        if (run.Contains("replace --force", StringComparison.Ordinal) || run.Contains("kubectl delete", StringComparison.Ordinal)) yield return "delete";
        if (run.Contains("rollout restart", StringComparison.Ordinal)) yield return "restarts";
        if (run.Contains("kubectl replace -f", StringComparison.Ordinal)) yield return "replace";
    }

    /// <summary>With and without a pull secret, on a bare pod.</summary>
    private static IEnumerable<Finding> Findings => CaseTable.All.SelectMany(one => new[]
    {
        new ACluster().Image(one.Image).Fails(one.Text),
        new ACluster().Image(one.Image).Names("pull").Secret("pull", one.Image.Split('/')[0]).Fails(one.Text),
    }).SelectMany(cluster => cluster.Diagnose().Findings);

    /// <summary>Those of all known messages, and those that the goldens show.</summary>
    private static IEnumerable<Fix> Fixes => Findings.SelectMany(finding => finding.Fixes).Concat(
        from file in Directory.EnumerateFiles(Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Golden/check"), "*.verified.txt", SearchOption.AllDirectories)
        from Match fix in Shown().Matches(File.ReadAllText(file))
        select Read(fix.Groups["run"].Value, Blanks().Replace(fix.Groups["why"].Value.Replace("# ", "", StringComparison.Ordinal), " ").Trim().Split(" CAUTION: ", 2))).Distinct();

    private static Fix Read(string run, string[] comments) => new(run, comments[0]) { Caution = comments.Length > 1 ? comments[1] : null };

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"
        """)]
    private static partial Regex Literal();

    /// <summary>Where a long line of a report goes on.</summary>
    [GeneratedRegex(@"\n {2,}(?=\S)")]
    private static partial Regex WrappedLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^(?:or |then |and )?[a-z]+s (?!below|names)|^(?:the|a|an|this|it|with|on|once|no|some) ")]
    private static partial Regex ThirdPerson();

    /// <summary>A comment of one or more lines, and its command.</summary>
    [GeneratedRegex(@"(?<why>(?:^    # .+\n)+)    (?<run>[^#\s].*)$", RegexOptions.Multiline)]
    private static partial Regex Shown();
}
