using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class LimitRangeExceededTests
{
    [Theory]
    [InlineData("maximum cpu usage per Container is 1, but limit is 2", "maximum cpu usage per Container is 1, but limit is 2")]
    [InlineData("minimum memory usage per Pod is 100Mi, but request is 50Mi.", "minimum memory usage per Pod is 100Mi, but request is 50Mi")]
    [InlineData("[maximum cpu usage per Container is 1, but limit is 2, maximum memory usage per Container is 1Gi, but limit is 2Gi]", "maximum cpu usage per Container is 1, but limit is 2, maximum memory usage per Container is 1Gi, but limit is 2Gi")]
    [InlineData("cpu max limit to request ratio per Container is 2, but provided ratio is 4.000000", "cpu max limit to request ratio per Container is 2, but provided ratio is 4.000000")]
    public void Found_when_the_pod_asks_for_too_much_or_too_little(string said, string words)
    {
        var cluster = new ACluster().FailedCreate($"Error creating: pods \"web-5c9-\" is forbidden: {said}");
        var finding = cluster.The("ICR806");

        Assert.Equal($"a LimitRange in namespace team-a does not allow the pod: {words}", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(["kubectl describe limitranges -n team-a"], finding.Runs());
        Assert.Equal(["ICR806"], cluster.Errors());
    }

    [Fact]
    public void Quiet_when_a_quota_is_meant() => Assert.Empty(new ACluster().FailedCreate("pods \"x\" is forbidden: exceeded quota: q, requested: maximum cpu usage per Pod is 1").Found("ICR806"));
}
