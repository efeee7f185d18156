using KubectlIcr.Cluster;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class DebugImageTests
{
    [Theory]
    [InlineData("docker.io/library/busybox:1.36", "docker.io/library/busybox:1.36")]
    [InlineData("us.icr.io/armada-master/network-alpine:latest", "us.icr.io/armada-master/network-alpine:latest")]
    [InlineData("docker.io/library/busybox@sha256:aa", "us.icr.io/armada-master/network-alpine:latest")]
    [InlineData("us.icr.io/team/app:1.0", "us.icr.io/armada-master/network-alpine:latest")]
    public void One_that_the_node_has_before_one_that_it_must_pull(string onNode, string expected) =>
        Assert.Equal(expected, DebugImage.For("n1", With(new Node("n1", "linux", "amd64", "", "", null) { Images = [onNode] })));

    [Fact]
    public void Docker_Hubs_where_the_cluster_is_not_IBM_Clouds() => Assert.Equal("busybox", DebugImage.For(null, With(null) with { Identity = new ClusterIdentity { Source = "live" } }));

    private static ClusterFacts With(Node? node) => APull.Facts with { Nodes = node is null ? APull.Facts.Nodes : new Dictionary<string, Fact<Node>> { [node.Name] = Fact<Node>.Found(node) } };
}
