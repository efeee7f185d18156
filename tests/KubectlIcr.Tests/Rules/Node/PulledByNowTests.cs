using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class PulledByNowTests
{
    private static readonly NodeTrial Pulls = new() { Node = "10.0.0.7", IsOfPod = true, Took = TimeSpan.FromSeconds(2.1), Bytes = 34_000_000, Digest = "sha256:aa" };

    private static ACluster Failed => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull").Fails(ACluster.Refused);

    [Fact]
    public void Found_when_the_node_pulls_what_it_could_not()
    {
        var finding = Failed.Trial(Pulls).The("ICR709");

        Assert.Equal("node 10.0.0.7 can pull us.icr.io/team/app:1.0 now: the cause of the last failure is gone", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(
            ["the last attempt failed: failed to fetch oauth token: unexpected status: 401 Unauthorized", "10.0.0.7, just now: pulled in 2.1s, 34 MB, sha256:aa"],
            finding.Evidence.Select(one => one.Text));
        Assert.Equal([Commands.Restart], finding.Runs());
        Assert.Equal(["ICR709"], Failed.Trial(Pulls).Errors());
    }

    [Fact]
    public void The_registry_s_refusal_to_this_machine_does_not_outweigh_the_node() =>
        Assert.Equal(["ICR709"], Failed.Trial(Pulls).Registry(AnAnswer.LoginRefused).Errors());

    [Fact]
    public void Also_where_only_back_off_is_left() => Assert.Equal(["ICR709"], Failed.BackOffOnly().Trial(Pulls).Errors());

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "no response within 5s")]
    public void Quiet_when_another_node_or_nobody_answered(bool isOfPod, string? problem) =>
        Assert.Equal(["ICR501"], Failed.Trial(Pulls with { IsOfPod = isOfPod, Problem = problem }).Errors());

    [Fact]
    public void Quiet_when_the_node_is_refused_again() =>
        Assert.Equal(["ICR501"], Failed.Trial(Pulls with { Failure = PullError.Classify(ACluster.Refused, "us.icr.io") }).Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Failed.Runs().Trial(Pulls).Diagnose().Findings);

    [Fact]
    public void The_policy_Never_stays_the_cause() =>
        Assert.Equal(["ICR108"], Failed.Fails("Container image \"X\" is not present with pull policy of Never", "ErrImageNeverPull").Trial(Pulls).Errors());
}
