using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class NetworkTests
{
    private const string ShowImages = """kubectl get node worker-1 -o jsonpath='{range .status.images[*]}{.names[-1]}{"\n"}{end}'""";

    [Theory]
    [InlineData("us.icr.io", 0)]
    [InlineData("de.icr.io", -1)]
    public void Shows_other_images_first_where_that_of_the_commands_may_be_out_of_reach_too(string registry, int place) => Assert.Equal(
        place, Runs(new ConnectTimeout(), APull.Failing(PullCause.ConnectTimeout, "dial tcp 203.0.113.9:443: i/o timeout", registry)).IndexOf(ShowImages));

    [Fact]
    public void Says_what_the_image_must_contain() => Assert.Equal(
        "list the images on the node. If the node can't pull the debug image used below either, use one from this list that contains nslookup and wget",
        Assert.Single(new ConnectTimeout().Check(APull.Failing(PullCause.ConnectTimeout, "dial tcp 203.0.113.9:443: i/o timeout"))).Fixes[0].Why);

    [Fact]
    public void Not_where_the_registry_answers() => Assert.DoesNotContain(ShowImages, Runs(new SignatureRejected(), APull.Failing(PullCause.SignatureRejected, "Source image rejected")));

    [Fact]
    public void Not_where_the_node_has_the_image()
    {
        var node = new Node("worker-1", "linux", "amd64", "", "", null) { Images = ["us.icr.io/armada-master/network-alpine:latest"] };
        var facts = APull.Facts with { Nodes = new Dictionary<string, Fact<Node>> { [node.Name] = Fact<Node>.Found(node) } };

        Assert.DoesNotContain(ShowImages, Runs(new ConnectTimeout(), APull.Failing(PullCause.ConnectTimeout, "i/o timeout"), facts));
    }

    private static List<string> Runs(Rule rule, Pull pull, ClusterFacts? facts = null) => [.. Assert.Single(Diagnosis.Of([pull], facts ?? APull.Facts, [rule]).Findings).Fixes.Select(fix => fix.Run)];
}
