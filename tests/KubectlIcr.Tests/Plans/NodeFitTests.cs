using System.Text.Json.Nodes;
using KubectlIcr.Plans;

namespace KubectlIcr.Tests.Plans;

public sealed class NodeFitTests
{
    [Theory]
    [InlineData("""{}""", "{}", null)]
    [InlineData("""{"spec":{"taints":[{"key":"a","effect":"PreferNoSchedule"}]}}""", "{}", null)]
    [InlineData("""{"spec":{"taints":[{"key":"a","value":"b","effect":"NoSchedule"}]}}""", "{}", "node n has a taint that the pod does not tolerate: a")]
    [InlineData("""{"spec":{"taints":[{"key":"a","value":"b","effect":"NoSchedule"}]}}""", """{"tolerations":[{"key":"a","operator":"Equal","value":"b"}]}""", null)]
    [InlineData("""{"spec":{"taints":[{"key":"a","value":"b","effect":"NoSchedule"}]}}""", """{"tolerations":[{"key":"a","value":"c"}]}""", "node n has a taint that the pod does not tolerate: a")]
    [InlineData("""{"spec":{"taints":[{"key":"a","effect":"NoExecute"}]}}""", """{"tolerations":[{"key":"a","operator":"Exists","effect":"NoSchedule"}]}""", "node n has a taint that the pod does not tolerate: a")]
    [InlineData("""{"spec":{"taints":[{"key":"a","effect":"NoExecute"}],"unschedulable":true}}""", """{"tolerations":[{"operator":"Exists"}]}""", null)]
    [InlineData("""{"spec":{"unschedulable":true}}""", "{}", "node n is cordoned, so no new pods are scheduled on it; to allow scheduling again, run kubectl uncordon n")]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"Unknown"}]}}""", "{}", "node n is not ready: kubectl describe node n shows why")]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""", "{}", null)]
    [InlineData("""{"status":{"nodeInfo":{"operatingSystem":"windows"}}}""", "{}", "node n runs Windows, where a trial pod can't be used; check the image on the node itself")]
    public void A_node_and_a_pod(string node, string like, string? expected) =>
        Assert.Equal(expected, NodeFit.Obstacle("n", JsonNode.Parse(node)!.AsObject(), JsonNode.Parse(like)!.AsObject()));

    [Fact]
    public void A_node_that_is_gone() => Assert.Equal("node n is no longer in the cluster; choose another with --node", NodeFit.Obstacle("n", null, null));
}
