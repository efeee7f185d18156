using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class UnknownIcrHostTests
{
    private const string NoSuchHost = "failed to do request: Head \"https://eu.icr.io/v2/team/app/manifests/1.0\": dial tcp: lookup eu.icr.io on 10.0.0.1:53: no such host";

    private static ACluster Unknown => new ACluster().OwnedBy("Deployment/web").Image("eu.icr.io/team/app:1.0").Fails(NoSuchHost);

    [Fact]
    public void An_error_when_the_name_does_not_resolve_either()
    {
        var finding = Unknown.The("ICR106");

        Assert.Equal("eu.icr.io is not in IBM's table of registry domains", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(["ibmcloud cr image-list", Commands.SetImage("REGION.icr.io/team/app:1.0")], finding.Runs());
        Assert.Equal(["ICR106"], Unknown.Errors());
    }

    [Fact]
    public void Only_warns_when_the_DNS_server_itself_fails()
    {
        var cluster = Unknown.Fails("dial tcp: lookup eu.icr.io on 10.0.0.1:53: read udp 10.0.0.2:4:->10.0.0.1:53: i/o timeout");

        Assert.Equal(Severity.Warning, cluster.The("ICR106").Severity);
        Assert.Equal(["ICR601"], cluster.Errors());
    }

    [Fact]
    public void Only_warns_before_it_was_tried() => Assert.Equal((Severity.Warning, Certainty.Likely), (Unknown.Template().The("ICR106").Severity, Unknown.Template().The("ICR106").Certainty));

    [Theory]
    [InlineData("us.icr.io/team/app:1")]
    [InlineData("cp.icr.io/cp/app:1")]
    [InlineData("evilicr.io/team/app:1")]
    public void Quiet_on(string image) => Assert.Empty(Unknown.Image(image).Found("ICR106"));

    [Fact]
    public void A_known_host_that_does_not_resolve_is_the_networks_fault() => Assert.Equal(["ICR601"], Unknown.Image("de.icr.io/team/app:1").Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Unknown.Runs().Diagnose().Findings);
}
