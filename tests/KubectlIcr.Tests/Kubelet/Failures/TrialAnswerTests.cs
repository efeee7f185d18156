using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

/// <summary>What a trial pod's status and events say.</summary>
public sealed class TrialAnswerTests
{
    private const string Image = "us.icr.io/team/app:1.0";

    private static readonly Pod Waiting = new()
    {
        Namespace = "team-a",
        Name = "trial",
        Uid = "uid",
        NodeName = "10.0.0.7",
        Containers = [new Container { Name = "trial", Image = Image, State = new ContainerState("waiting", "ContainerCreating", null) }],
    };

    [Theory]
    [InlineData("Successfully pulled image \"us.icr.io/team/app:1.0\" in 191.893484ms", 0.1918934, null, "pulled in 0.2s, sha256:aa")]
    [InlineData("Successfully pulled image \"us.icr.io/team/app:1.0\" in 1m2.5s (1m3s including waiting)", 62.5, null, "pulled in 62.5s, sha256:aa")]
    [InlineData("Successfully pulled image \"us.icr.io/team/app:1.0\" in 2.1s (2.1s including waiting). Image size: 34000000 bytes.", 2.1, 34000000L, "pulled in 2.1s, 34 MB, sha256:aa")]
    [InlineData("Successfully pulled image \"us.icr.io/team/app:1.0\"", null, null, "pulled, sha256:aa")]
    public void A_pull(string message, double? seconds, long? bytes, string words)
    {
        var answer = Of(Waiting, "us.icr.io/team/app@sha256:aa", ("Pulled", message));

        Assert.Equal((true, "ok", bytes, "sha256:aa", words), (answer!.HasPulled, answer.Result, answer.Bytes, answer.Digest, answer.Words));
        Assert.Equal(seconds ?? -1, answer.Took?.TotalSeconds ?? -1, 5);
    }

    [Fact]
    public void A_container_that_can_t_start_has_its_image() =>
        Assert.True(Of(In("terminated", "StartError", "exec: \"/dev/null/kubectl-icr-runs-nothing\": not a directory"), "")!.HasPulled);

    [Fact]
    public void The_node_s_text_is_read_as_any_failure()
    {
        var answer = Of(In("waiting", "ErrImagePull", "failed to do request: Head \"https://us.icr.io/v2/\": dial tcp 192.0.2.1:443: i/o timeout"), "")!;

        Assert.Equal((PullCause.ConnectTimeout, "connect-timeout", false), (answer.Failure!.Cause, answer.Result, answer.HasPulled));
    }

    [Fact]
    public void Back_off_alone_is_no_answer() => Assert.Null(Of(In("waiting", "ImagePullBackOff", $"Back-off pulling image \"{Image}\""), ""));

    [Fact]
    public void What_has_not_begun_is_no_answer() => Assert.Null(Of(Waiting, "", ("Pulling", $"Pulling image \"{Image}\"")));

    [Theory]
    [InlineData("FailedScheduling", "0/3 nodes are available: 1 Insufficient cpu.", "the scheduler can't place the trial pod: 0/3 nodes are available: 1 Insufficient cpu.")]
    public void A_pod_without_a_node_says_why(string reason, string message, string problem)
    {
        var answer = Of(Waiting with { NodeName = null }, "", (reason, message))!;

        Assert.Equal((problem, "no-answer"), (answer.Problem, answer.Result));
    }

    [Fact]
    public void A_pod_that_ended_before_the_pull_says_why() =>
        Assert.Equal("the trial pod ended before the pull: Evicted: low on memory", TrialAnswer.Of(Waiting with { IsOver = true }, new PodEvents([]), "", "Evicted: low on memory")!.Problem);

    [Theory]
    [InlineData(null, "", "no scheduler has bound the trial pod to a node")]
    [InlineData("n", "", "the kubelet has not begun to pull")]
    [InlineData("n", "Pulling", "the node is still pulling the image")]
    [InlineData("n", "FailedMount", "the kubelet says: words")]
    public void The_last_word(string? node, string reason, string expected) => Assert.Equal(
        expected, TrialAnswer.LastWord(Waiting with { NodeName = node }, new PodEvents(reason.Length == 0 ? [] : [Event(reason, "words", reason == "FailedMount" ? "Warning" : "Normal")])));

    private static Pod In(string phase, string reason, string message) =>
        Waiting with { Containers = [new Container { Name = "trial", Image = Image, State = new ContainerState(phase, reason, message) }] };

    private static NodeTrial? Of(Pod pod, string imageId, params (string Reason, string Message)[] events) =>
        TrialAnswer.Of(pod, new PodEvents([.. events.Select(one => Event(one.Reason, one.Message))]), imageId);

    private static Event Event(string reason, string message, string type = "Normal") =>
        new() { Namespace = "team-a", InvolvedKind = "Pod", InvolvedName = "trial", InvolvedUid = "uid", FieldPath = "spec.containers{trial}", Type = type, Reason = reason, Message = message };
}
