using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

/// <summary>The usual lines are goldens.</summary>
public class TimelineTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private static ClusterFacts Facts(params (string Name, int Minutes, bool Runs)[] pods)
    {
        var facts = new ACluster().Names("team-icr").Secret("team-icr").Fails(ACluster.Refused).OwnedBy("Deployment/web").Facts();
        var pod = facts.Pods[0];
        return facts with
        {
            TakenAt = Noon.AddHours(1),
            Pods = [.. pods.Select(one => pod with { Name = one.Name, Uid = one.Name, CreatedAt = Noon.AddMinutes(one.Minutes), Containers = one.Runs ? [pod.Containers[0] with { State = new("running", null, null) }] : pod.Containers })],
        };
    }

    private static ClusterFacts Written(ClusterFacts facts, params Edit[] edits) => facts with
    {
        Secrets = facts.Secrets.ToDictionary(pair => pair.Key, pair => Fact<Secret>.Found(pair.Value.Value! with { CreatedAt = Noon.AddDays(-30), Edits = edits })),
    };

    private static IEnumerable<string> Told(ClusterFacts facts) => Diagnosis.Of(Pulls.Join(facts), facts).Findings.SelectMany(finding => finding.Evidence).Where(one => one.From == "timeline").Select(one => one.Text);

    [Fact]
    public void Pods_before_and_after_are_counted() => Assert.Equal(
        [
            "the data of secret \"team-icr\" was last updated by helm at 2026-11-26 12:00:00 UTC. Of the 3 failing pods, 1 was created before the change, 1 after it and 1 in the same second as it. "
            + "Of the 3 running pods of deployment/web, 2 were created before the change and 1 after it.",
        ],
        Told(Written(Facts(("a", -5, false), ("b", 5, false), ("c", 0, false), ("d", -9, true), ("e", -8, true), ("f", 9, true)), new Edit("helm", Noon))));

    [Fact]
    public void A_writer_without_a_name_is_not_named() => Assert.Equal(
        ["the data of secret \"team-icr\" was last updated at 2026-11-26 12:00:00 UTC. The failing pod was created after the change, at 2026-11-26 12:05:00 UTC."],
        Told(Written(Facts(("a", 5, false)), new Edit(null, Noon))));

    [Fact]
    public void A_secret_that_only_its_creator_wrote() => Assert.Equal(
        ["secret \"team-icr\" was created by helm at 2026-10-27 12:00:00 UTC, and its data has not been updated since. 2 failing pods were created after the secret."],
        Told(Written(Facts(("a", 5, false), ("b", 6, false)), new Edit("helm", Noon.AddDays(-30)))));

    [Fact]
    public void Without_any_time_of_the_secret_pods_that_run_tell() => Assert.Equal(
        ["the first failing pod was created at 2026-11-26 12:05:00 UTC. 1 running pod of deployment/web was created before it."],
        Told(Facts(("a", 5, false), ("b", -5, true))));

    [Fact]
    public void A_person_is_told_how_long_ago()
    {
        var facts = Written(Facts(("a", 5, false)), new Edit("helm", Noon));
        var told = Diagnosis.Of(Pulls.Join(facts), facts).Findings.SelectMany(finding => finding.Evidence).Single(one => one.From == "timeline").Told;
        Assert.Equal("the data of secret \"team-icr\" was last updated by helm at 2026-11-26 12:00:00 UTC (60m ago). The failing pod was created after the change, at 2026-11-26 12:05:00 UTC (55m ago).", told);
    }

    [Fact]
    public void Of_several_namespaces_the_secret_says_its_own()
    {
        var facts = Written(Facts(("a", 5, false)), new Edit("helm", Noon));
        var pod = facts.Pods[0];
        var (finding, pulls) = (new Finding { Id = "ICR904", Severity = Severity.Error, Certainty = Certainty.Likely, Title = "", Message = "", Docs = "" }, Pulls.Join(facts with { Pods = [pod, pod with { Namespace = "team-b" }] }));
        var line = new Timeline(pulls, facts).Tell(finding with { Subjects = [.. pulls.Select(Rule.SubjectOf)] }).Evidence[0].Text;
        Assert.StartsWith("the data of secret \"team-icr\" in namespace team-a was last updated by helm", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_where_everything_is_of_one_second() => Assert.Empty(Told(Written(Facts(("a", 0, false)), new Edit("helm", Noon))));

    [Fact]
    public void Quiet_where_only_the_creation_of_an_older_secret_is_known() => Assert.Empty(Told(Written(Facts(("a", 5, false)))));

    [Fact]
    public void Quiet_where_no_time_is_known() => Assert.Empty(Told(new ACluster().Names("team-icr").Secret("team-icr").Fails(ACluster.Refused).Facts()));

    [Fact]
    public void Quiet_of_faults_of_the_network() =>
        Assert.Empty(Told(Written(Facts(("a", 5, false)), new Edit("helm", Noon)) is var facts ? facts with { Pods = [.. facts.Pods.Select(Cut)] } : facts));

    private static Pod Cut(Pod pod) => pod with { Containers = [pod.Containers[0] with { State = new("waiting", "ErrImagePull", "dial tcp: lookup us.icr.io on 172.21.0.10:53: no such host") }] };
}
