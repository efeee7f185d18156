using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class LongPullTests
{
    private const string Image = "us.icr.io/team/model:70b";

    private static readonly DateTimeOffset Now = new(2026, 11, 1, 10, 12, 0, TimeSpan.Zero);

    [Fact]
    public void Found_when_the_pull_has_no_end_yet()
    {
        var finding = Assert.Single(Of(Says("Pulling", minutesAgo: 12)));

        Assert.Equal(("ICR708", Severity.Warning, Certainty.Certain), (finding.Id, finding.Severity, finding.Certainty));
        Assert.Equal("node worker-1 has been pulling us.icr.io/team/model:70b for 12 minutes", finding.Message);
        Assert.Equal([new Evidence("event", "the node began to pull at 2026-11-01 10:00:00 UTC; no later event says how the pull ended")], finding.Evidence);
        Assert.Equal("", FixesTests.Complaints(finding.Runs()));
    }

    [Fact]
    public void Hours_are_hours() => Assert.EndsWith(" for 3 hours", Assert.Single(Of(Says("Pulling", minutesAgo: 200))).Message, StringComparison.Ordinal);

    [Fact]
    public void Quiet_for_five_minutes() => Assert.Empty(Of(Says("Pulling", minutesAgo: 4)));

    [Theory]
    [InlineData("Pulled")]
    [InlineData("Created")]
    [InlineData("Failed")]
    public void Quiet_when_it_ended(string end) => Assert.Empty(Of(Says(end, minutesAgo: 6), Says("Pulling", minutesAgo: 12)));

    [Fact]
    public void Found_again_when_the_next_try_takes_long() => Assert.Single(Of(Says("Pulling", minutesAgo: 6), Says("Pulled", minutesAgo: 60)));

    [Fact]
    public void Quiet_when_another_container_pulls() => Assert.Empty(Of(Says("Pulling", minutesAgo: 12) with { FieldPath = "spec.containers{side}" }));

    [Fact]
    public void Quiet_when_the_container_runs() => Assert.Empty(Check(Starting(new ContainerState("running", null, null)), [Says("Pulling", minutesAgo: 12)]));

    [Fact]
    public void A_pull_that_fails_has_its_own_findings() =>
        Assert.Empty(Check(Starting(new ContainerState("waiting", "ErrImagePull", "i/o timeout")), [Says("Pulling", minutesAgo: 12)]));

    [Fact]
    public void Tells_the_images_size_where_the_registry_was_asked()
    {
        var manifest = new Manifest("sha256:aa", "application/vnd.oci.image.manifest.v1+json", [], [], "sha256:bb") { Size = 5_000_000_000 };
        var answer = new RegistryAnswer { Stage = AnswerStage.Manifest, Host = "us.icr.io", Status = 200, Manifest = manifest };
        var facts = Facts(Starting(null), [Says("Pulling", minutesAgo: 12)]);
        var pull = Assert.Single(Pulls.Join(facts)) with { RegistryCheck = new RegistryCheck { Answers = [new PullAnswer(null, answer)] } };

        Assert.Contains(new Evidence("registry", "the image's layers are 4768.4 MB, compressed"), Assert.Single(Diagnosis.Of([pull], facts, [new LongPull()]).Findings).Evidence);
    }

    [Fact]
    public void Tells_what_earlier_pulls_of_the_node_took_the_same_image_first()
    {
        var other = Starting(new ContainerState("running", null, null)) with { Name = "other", Uid = "uid-other" };
        var elsewhere = other with { Name = "elsewhere", Uid = "uid-elsewhere", NodeName = "worker-2" };
        var facts = Facts(Starting(null),
        [
            Says("Pulling", minutesAgo: 12),
            Took(other, "Successfully pulled image \"us.icr.io/team/app:1.0\" in 12.3s (10m3.1s including waiting). Image size: 5 bytes."),
            Took(other, $"Successfully pulled image \"{Image}\" in 9m1s"),
            Took(other, $"Container image \"{Image}\" already present on machine"),
            Took(elsewhere, $"Successfully pulled image \"{Image}\" in 1s"),
        ]) with { OtherPods = [other, elsewhere] };

        Assert.Equal(
            ["node worker-1 pulled us.icr.io/team/model:70b in 9m1s", "node worker-1 pulled us.icr.io/team/app:1.0 in 12.3s (10m3.1s including waiting)"],
            Assert.Single(Diagnosis.Of(Pulls.Join(facts), facts, [new LongPull()]).Findings).Evidence.Skip(1).Select(one => one.Text));
    }

    private static IReadOnlyList<Finding> Of(params Event[] newestFirst) => Check(Starting(new ContainerState("waiting", "ContainerCreating", null)), newestFirst);

    private static IReadOnlyList<Finding> Check(Pod pod, Event[] events)
    {
        var facts = Facts(pod, events);
        return Diagnosis.Of(Pulls.Join(facts), facts, [new LongPull()]).Findings;
    }

    private static ClusterFacts Facts(Pod pod, Event[] events) => APull.Facts with { TakenAt = Now, Pods = [pod], Events = events };

    private static Pod Starting(ContainerState? state) => new()
    {
        Namespace = "team-a", Name = "model", Uid = "uid-model", NodeName = "worker-1", Containers = [new Container { Name = "main", Image = Image, State = state }],
    };

    private static Event Says(string reason, int minutesAgo) => new()
    {
        Namespace = "team-a", InvolvedKind = "Pod", InvolvedName = "model", InvolvedUid = "uid-model", FieldPath = "spec.containers{main}", Type = "Normal", Reason = reason,
        Message = $"{reason} image \"{Image}\"", LastSeen = Now.AddMinutes(-minutesAgo),
    };

    private static Event Took(Pod pod, string message) => Says("Pulled", minutesAgo: 30) with { InvolvedName = pod.Name, InvolvedUid = pod.Uid, Message = message };
}
