using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class TriedSecretPullsTests
{
    private static readonly NodeTrial Pulls = new() { Node = "10.0.0.7", Secret = "mine", Took = TimeSpan.FromSeconds(2.1) };

    private static ACluster Failed => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull").Fails(ACluster.Refused);

    [Fact]
    public void Found_when_the_node_pulls_with_a_secret_that_the_pod_does_not_use()
    {
        var finding = Failed.Trial(Pulls).The("ICR310");

        Assert.Equal("node 10.0.0.7 pulls us.icr.io/team/app:1.0 with secret \"mine\" in namespace team-a, which the pod does not use", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(["10.0.0.7 with secret \"mine\", just now: pulled in 2.1s"], finding.Evidence.Select(one => one.Text));
        Assert.Contains("\"mine\"", Assert.Single(finding.Runs()), StringComparison.Ordinal);
        Assert.Equal(["ICR310", "ICR501"], Failed.Trial(Pulls).Errors());
    }

    [Fact]
    public void Quiet_when_the_pod_lists_the_secret() => Assert.Equal(["ICR501"], Failed.Trial(Pulls with { Secret = "pull" }).Errors());

    [Fact]
    public void Quiet_when_the_node_is_refused_with_it_too() =>
        Assert.Equal(["ICR501"], Failed.Trial(Pulls with { Failure = PullError.Classify(ACluster.Refused, "us.icr.io") }).Errors());

    [Fact]
    public void Quiet_when_nobody_answered() => Assert.Equal(["ICR501"], Failed.Trial(Pulls with { Problem = "no response within 5s" }).Errors());

    [Fact]
    public void Quiet_when_the_pod_was_not_refused() => Assert.Equal(["ICR601"], Failed.Fails("lookup us.icr.io: no such host").Trial(Pulls).Errors());

    [Fact]
    public void Quiet_when_another_node_pulls() => Assert.Equal(["ICR501"], Failed.OnNode(new Node("10.0.0.9", "linux", "amd64", "containerd://2.0", "v1.32.1", null)).Trial(Pulls).Errors());

    [Fact]
    public void Quiet_when_the_registry_serves_the_image_with_the_pods_own_secret() => Assert.DoesNotContain("ICR310", Failed.Registry(AnAnswer.Ok("linux/amd64")).Trial(Pulls).Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Failed.Runs().Trial(Pulls).Diagnose().Findings);
}
