using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class MessageUnknownTests
{
    private static ACluster Unknown => new ACluster().Fails("rpc error: code = Unknown desc = the frobnicator is out of cheese");

    [Fact]
    public void Found_when_no_rule_knows_the_text()
    {
        var finding = Unknown.The("ICR902");

        Assert.Equal("unrecognized error: \"the frobnicator is out of cheese\"", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Possible), (finding.Severity, finding.Certainty));
        Assert.Equal(["kubectl describe pod/web -n team-a"], finding.Runs());
        Assert.Equal(["ICR902"], Unknown.Errors());
    }

    [Theory]
    [InlineData("\u007f")]
    [InlineData("\u202e \u200f")]
    public void A_text_without_visible_characters_is_said_to_be_one(string text) =>
        Assert.Equal("unrecognized error without visible characters", new ACluster().Fails(text).The("ICR902").Message);

    [Fact]
    public void Found_when_pods_can_not_be_made()
    {
        var cluster = new ACluster().FailedCreate("pods \"web-\" is forbidden: exceeded quota");

        Assert.Equal(["ICR902"], cluster.Errors());
        Assert.Equal(["kubectl describe replicaset/web -n team-a"], cluster.The("ICR902").Runs());
    }

    [Fact]
    public void Quiet_when_a_secret_explains_it() => Assert.Equal(["ICR402"], Unknown.Names("pull").Payload("pull", "{").Errors());

    [Fact]
    public void Quiet_on_known_texts() => Assert.Empty(new ACluster().Found("ICR902"));

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Unknown.Runs().Diagnose().Findings);
}
