using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class NamespaceQuotaTests
{
    private const string Text = "Error creating: pods \"web-5c9-\" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=4, limited: pods=4";

    [Fact]
    public void Found_when_the_quota_is_used_up()
    {
        var finding = new ACluster().FailedCreate(Text).The("ICR805");

        Assert.Equal("the pod would exceed resource quota \"compute\" in namespace team-a (requested: pods=1, used: pods=4, limited: pods=4)", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(["kubectl describe resourcequota compute -n team-a"], finding.Runs());
        Assert.Equal(["ICR805"], new ACluster().FailedCreate(Text).Errors());
    }

    [Theory]
    [InlineData("Error creating: pods \"web-5c9-\" is forbidden: failed quota: compute: must specify limits.cpu for: main", "resource quota \"compute\" in namespace team-a requires more from the pod: must specify limits.cpu for: main", " compute")]
    [InlineData("create Pod db-0 in StatefulSet db failed error: pods \"db-0\" is forbidden: exceeded quota: q, requested: requests.cpu=2, used: requests.cpu=1, limited: requests.cpu=2", "the pod would exceed resource quota \"q\" in namespace team-a (requested: requests.cpu=2, used: requests.cpu=1, limited: requests.cpu=2)", " q")]
    [InlineData("Error creating: insufficient quota to match these scopes: [{PriorityClass In [system-node-critical system-cluster-critical]}]", "no resource quota in namespace team-a covers the pod: [{PriorityClass In [system-node-critical system-cluster-critical]}]", "")]
    public void Other_texts(string text, string message, string name)
    {
        var finding = new ACluster().FailedCreate(text).The("ICR805");

        Assert.Equal(message, finding.Message);
        Assert.Equal([$"kubectl describe resourcequota{name} -n team-a"], finding.Runs());
    }

    [Fact]
    public void Quiet_when_the_registry_has_a_quota() => Assert.Empty(new ACluster().Fails("denied: You have exceeded your pull traffic quota for the current month").Found("ICR805"));

    [Fact]
    public void Quiet_when_a_webhook_speaks_of_a_quota() => Assert.Empty(new ACluster().FailedCreate("admission webhook \"x\" denied the request: exceeded quota: q, requested: x").Found("ICR805"));
}
