using System.Text.RegularExpressions;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;
using KubectlIcr.Tests.Kubelet;

namespace KubectlIcr.Tests.Rules;

/// <summary>What is said of a pod that fails with each message of the table.</summary>
public sealed partial class MessageSentencesTests
{
    /// <summary>Pages of IBM, the prefix of a node's labels, and Docker Hub's names for itself: all that the tool names of its own, but for its image to debug with.</summary>
    private static readonly string[] Known = ["cloud.ibm.com", "myibm.ibm.com", "kubernetes.io", "docker.io", "registry-1.docker.io", "index.docker.io"];

    private const string DebugImage = "us.icr.io/armada-master/network-alpine:latest";

    [Fact]
    public void Says_the_whole_sentence_where_the_table_has_one()
    {
        var pinned = CaseTable.All.Where(one => one.Says is not null).ToList();
        CaseFiles.AssertNone(pinned.Where(one => Said(one) != one.Says).Select(one => $"expected {one.Says}\nactual   {Said(one)}\n  {one.Text}"));
        Assert.InRange(pinned.Count, 30, int.MaxValue);
    }

    [Fact]
    public void Names_no_host_that_the_pod_and_the_text_do_not_name() =>
        CaseFiles.AssertNone(CaseTable.All.SelectMany(one => Findings(one).Concat(WithLogin(one)).SelectMany(Words).SelectMany(Hosts).Distinct()
            .Where(host => !Known.Contains(host) && !$"{one.Text} {one.Image}".Contains(host, StringComparison.OrdinalIgnoreCase) && !IsSameRegistry(host, one.Image))
            .Select(host => $"{host} is not in: {one.Text}")));

    [Fact]
    public void Has_no_label_of_a_cause_in_a_sentence() =>
        CaseFiles.AssertNone(CaseTable.All.SelectMany(one => Findings(one).SelectMany(finding => finding.Evidence.Select(evidence => evidence.Text).Append(finding.Message))
            .Where(words => Label().IsMatch(words) && !Label().IsMatch(one.Text)).Select(words => $"{words}\n  {one.Text}")));

    [Fact]
    public void Leaves_no_cause_open_that_is_the_findings_own_and_says_how_to_check() =>
        CaseFiles.AssertNone(CaseTable.All.SelectMany(one => Findings(one).SelectMany(finding => finding.Evidence.Select(evidence => evidence.Text)
            .Where(words => words.Contains("could also mean", StringComparison.Ordinal)
                && (!words.Contains("(to check: ", StringComparison.Ordinal) || words.Contains(Phrase(one), StringComparison.Ordinal)))
            .Select(words => $"{finding.Message}: {words}"))));

    private static string Phrase(KnownMessage one) => Enum.GetValues<PullCause>().First(cause => cause.Name() == one.Cause).Phrase();

    private static string Said(KnownMessage one) => string.Join(" | ", Findings(one).Where(finding => finding.Severity != Severity.Info).Select(finding => $"{finding.Id} {finding.Message}"));

    private static IReadOnlyList<Finding> Findings(KnownMessage one) => new ACluster().Image(one.Image).Fails(one.Text).Diagnose().Findings;

    private static IReadOnlyList<Finding> WithLogin(KnownMessage one) =>
        new ACluster().Image(one.Image).Names("pull").Secret("pull", one.Image.Split('/')[0]).Fails(one.Text).Diagnose().Findings;

    private static IEnumerable<string> Words(Finding finding) =>
        [finding.Message, .. finding.Evidence.Select(evidence => evidence.Text), .. finding.Fixes.SelectMany(fix => new[] { fix.Run, fix.Why })];

    private static IEnumerable<string> Hosts(string words) => Host().Matches(words.Replace(DebugImage, "", StringComparison.Ordinal)).Select(match => match.Value);

    /// <summary>The same registry on IBM Cloud's private network, or under the name that has replaced its old one.</summary>
    private static bool IsSameRegistry(string host, string image) =>
        image.StartsWith(host.Replace("private.", "", StringComparison.Ordinal), StringComparison.Ordinal)
        || (host == "us.icr.io" && image.StartsWith("registry.ng.bluemix.net/", StringComparison.Ordinal));

    /// <summary>A name that ends in a domain, or an address.</summary>
    [GeneratedRegex(@"(?<![\w.-])(?<!(?<!/)/)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:io|com|net|org|dev|example|local|invalid|nl|aws|corp)(?![\w-])|\b\d{1,3}(?:\.\d{1,3}){3}\b")]
    private static partial Regex Host();

    [GeneratedRegex("not-found-repo-or-denied|not-found-tag|bad-credentials|network-restricted|connect-timeout|corrupt-content|registry-5xx|signature-rejected|tls-other")]
    private static partial Regex Label();
}
