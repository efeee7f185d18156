using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;
using KubectlIcr.Tests.Kubelet;

namespace KubectlIcr.Tests.Rules;

public class DiagnosisTests
{
    private static readonly string[] Situations = ["no secret", "missing", "matching", "forbidden", "other host", "unparsable"];

    /// <summary>Every text of the table, as a container of an ICR image, of an open one and of another registry would show it.</summary>
    public static TheoryData<string> Images => ["us.icr.io/team/app:1.0", "icr.io/cpopen/app:1.0", "cp.icr.io/cp/app:1.0", "eu.icr.io/team/app:1", "quay.io/acme/app:1", "app:1"];

    [Theory]
    [MemberData(nameof(Images))]
    public void Every_failing_pull_gets_an_error_that_says_why_and_no_rule_crashes(string image)
    {
        var runs = new HashSet<string>();
        var wrong = new List<string>();
        var causes = new HashSet<PullCause>();
        foreach (var text in Texts())
        {
            foreach (var situation in Situations)
            {
                var facts = In(situation, image).Fails(text).Facts();
                var pulls = Pulls.Join(facts);
                var diagnosis = Diagnosis.Of(pulls, facts);
                causes.UnionWith(pulls.Select(pull => pull.Failure!.Cause));
                runs.UnionWith(diagnosis.Findings.SelectMany(finding => finding.Runs()));
                if (!diagnosis.Findings.Any(finding => finding.Severity == Severity.Error))
                    wrong.Add($"no error: {situation}: {text}");
                wrong.AddRange(diagnosis.Skipped.Where(skip => skip.Reason.Contains("failed", StringComparison.Ordinal)).Select(skip => $"{skip}: {text}"));
            }
        }

        CaseFiles.AssertNone(wrong);
        Assert.Equal("", FixesTests.Complaints(runs));
        Assert.Equal(Enum.GetValues<PullCause>(), causes.Order());
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void A_healthy_pod_gets_no_finding(string image) =>
        Assert.All(Situations, situation => Assert.Empty(In(situation, image).Runs().Diagnose().Findings));

    [Fact]
    public void Fallback_rules_are_asked_only_when_no_other_finds_an_error()
    {
        Rule[] rules = [new Fake("ICR001", Severity.Warning), new Fake("ICR002", Severity.Error, isFallback: true)];

        Assert.Equal(["ICR002", "ICR001"], Ids(rules));
        Assert.Equal(["ICR000", "ICR001"], Ids([new Fake("ICR000", Severity.Error), .. rules]));
    }

    [Fact]
    public void Fallback_rules_are_not_asked_of_a_healthy_pod() =>
        Assert.Empty(Diagnosis.Of(Pulls.Join(new ACluster().Runs().Facts()), APull.Facts, [new Fake("ICR002", Severity.Error, isFallback: true)]).Findings);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_rule_that_crashes_is_a_skipped_line_without_the_exceptions_text(bool early)
    {
        var diagnosis = Diagnosis.Of(Failing, APull.Facts, [new Crashing(early), new Fake("ICR001", Severity.Error)]);

        Assert.Equal([new Skipped("ICR000", "the rule failed: InvalidOperationException; please report this")], diagnosis.Skipped);
        Assert.Equal(["ICR001"], diagnosis.Findings.Select(finding => finding.Id));
    }

    [Fact]
    public void A_fact_that_several_pulls_lack_is_one_line()
    {
        var skipped = new ACluster().Names("pull").HiddenSecret("pull").Sibling("web-2").Diagnose().Skipped;

        Assert.Equal(skipped.Distinct(), skipped);
        Assert.Equal(skipped.OrderBy(skip => skip.Rule, StringComparer.Ordinal), skipped);
    }

    private static IReadOnlyList<Pull> Failing => Pulls.Join(new ACluster().Facts());

    private static IEnumerable<string> Texts() =>
        CaseTable.All.Select(one => one.Text).Append("Back-off pulling image \"X\"").Append("?");

    private static ACluster In(string situation, string image)
    {
        var host = ImageReference.TryParse(image, out var parsed, out _) ? parsed.Registry : "";
        var cluster = new ACluster().Image(image);
        return situation switch
        {
            "missing" => cluster.Names("pull").NoSecret("pull"),
            "matching" => cluster.Names("pull").Secret("pull", host),
            "forbidden" => cluster.Names("pull").HiddenSecret("pull").HiddenServiceAccount(),
            "other host" => cluster.Names("pull").Secret("pull", "other.example"),
            "unparsable" => cluster.Names("pull").Payload("pull", "{"),
            _ => cluster,
        };
    }

    private static IEnumerable<string> Ids(Rule[] rules) => Diagnosis.Of(Failing, APull.Facts, rules).Findings.Select(finding => finding.Id);

    private class Fake(string id, Severity severity, bool isFallback = false) : PullRule
    {
        public override string Id => id;

        public override Severity Severity => severity;

        public override string Title => "Fake";

        public override string Cause => "None.";

        public override string Remedy => "None.";

        public override string WhenToIgnore => "Always.";

        public override bool IsFallback => isFallback;

        public override bool AppliesTo(Pull pull) => true;

        public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts) => [Found(pull, "fake", Certainty.Certain, [], [])];
    }

    private sealed class Crashing(bool early) : Fake("ICR000", Severity.Error)
    {
        public override bool AppliesTo(Pull pull) => early ? throw new InvalidOperationException("a password") : true;

        public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts) => throw new InvalidOperationException("a password");
    }
}
