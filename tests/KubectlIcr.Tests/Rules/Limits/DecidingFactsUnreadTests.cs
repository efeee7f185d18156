using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class DecidingFactsUnreadTests
{
    private static ACluster Unread => new ACluster().Names("pull").HiddenSecret("pull");

    [Fact]
    public void Found_when_the_secret_that_decides_was_not_read()
    {
        var finding = Unread.The("ICR904");

        Assert.Equal("us.icr.io refuses the pull; to find out why, the check needs the secrets in namespace team-a (forbidden)", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Possible), (finding.Severity, finding.Certainty));
        Assert.Equal(["kubectl auth can-i get secrets -n team-a"], finding.Runs());
        Assert.Contains(finding.Evidence, evidence => evidence.Text == "according to the error, the node sent no credentials");
        Assert.Equal(["ICR904"], Unread.Errors());
    }

    [Fact]
    public void Asks_for_the_service_account_where_that_was_not_read()
    {
        var cluster = new ACluster().HiddenServiceAccount();

        Assert.Equal(["ICR904"], cluster.Errors());
        Assert.Equal(["kubectl auth can-i get serviceaccounts -n team-a"], cluster.The("ICR904").Runs());
    }

    [Fact]
    public void Asks_for_the_object_itself_where_a_dump_lacks_it() => Assert.Equal(["kubectl get secrets -n team-a -o yaml > secrets-team-a.yaml"], Unread.Saved().The("ICR904").Runs());

    [Fact]
    public void Doubts_the_name_of_an_open_image_that_is_refused()
    {
        var finding = new ACluster().Image("icr.io/cpopen/app:1").The("ICR904");

        Assert.Equal("icr.io refuses cpopen/app, which IBM serves to everyone", finding.Message);
        Assert.Equal(["DOCKER_CONFIG=$(mktemp -d) docker manifest inspect icr.io/cpopen/app:1"], finding.Runs());
    }

    [Fact]
    public void Says_what_was_sent() => Assert.Contains(Unread.Fails(ACluster.Refused).The("ICR904").Evidence, evidence => evidence.Text == "according to the error, the node sent credentials");

    [Fact]
    public void Quiet_when_the_text_decides() => Assert.Equal(["ICR102"], Unread.Fails(ACluster.NoTag).Errors());

    [Fact]
    public void Quiet_when_all_was_read() => Assert.Empty(new ACluster().Found("ICR904"));

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Unread.Runs().Diagnose().Findings);
}
