using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class GivenFromHereTests
{
    private static ACluster Refused => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull").Fails(ACluster.Refused).Registry(AnAnswer.Ok());

    [Fact]
    public void Found_when_the_same_credential_gets_in_from_here()
    {
        var finding = Refused.The("ICR610");

        Assert.Equal("us.icr.io serves us.icr.io/team/app:1.0 to this machine with the credentials in \"pull\", but refused the node", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Likely), (finding.Severity, finding.Certainty));
        Assert.Equal(["ibmcloud cbr rules --service-name container-registry", Commands.Restart], finding.Runs());
        Assert.Equal(["ICR610"], Refused.Errors());
    }

    [Fact]
    public void A_tag_that_was_pushed_since_says_nothing_of_networks()
    {
        var finding = Refused.Fails(ACluster.NoTag).The("ICR610");

        Assert.Equal("us.icr.io/team/app:1.0 exists now: us.icr.io serves it to this machine", finding.Message);
        Assert.Equal([Commands.Restart], finding.Runs());
    }

    [Fact]
    public void Certain_when_the_node_was_refused_just_now()
    {
        var trial = new NodeTrial { Node = "10.0.0.7", IsOfPod = true, Failure = PullError.Classify(ACluster.Refused, "us.icr.io") };

        var finding = Refused.Trial(trial).The("ICR610");

        Assert.Equal(
            "us.icr.io serves us.icr.io/team/app:1.0 to this machine with the credentials in \"pull\", but refuses node 10.0.0.7: the difference is the node's network or a mirror", finding.Message);
        Assert.Equal(Certainty.Certain, finding.Certainty);
        Assert.Equal(["ibmcloud cbr rules --service-name container-registry"], finding.Runs());
        Assert.Contains("10.0.0.7, just now: failed to fetch oauth token: unexpected status: 401 Unauthorized", finding.Evidence.Select(one => one.Text));
        Assert.Equal(["ICR610"], Refused.Trial(trial).Errors());
    }

    [Fact]
    public void Leaves_a_secret_that_was_made_since_to_its_own_rule() => Assert.Equal(["ICR307"], Refused.Fails(ACluster.Anonymous).Errors());

    [Fact]
    public void Quiet_when_the_registry_was_not_asked() => Assert.Equal(["ICR501"], Refused.Registry().Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Refused.Runs().Diagnose().Findings);
}
