using KubectlIcr.Cluster;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class NeverPulledTests
{
    private static ACluster Never => new ACluster().OwnedBy("Deployment/web").Policy("Never").Fails("Container image \"X\" is not present with pull policy of Never", "ErrImageNeverPull");

    [Fact]
    public void Found_when_the_node_lacks_the_image()
    {
        var cluster = Never.OnNode(new Node("n1", "linux", "amd64", "containerd://2.1", "v1.34.0", null));
        var finding = cluster.The("ICR108");

        Assert.Equal("the pull policy is Never, and us.icr.io/team/app:1.0 is not on the node", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(
            ["""kubectl patch deployment/web -n team-a -p '{"spec":{"template":{"spec":{"containers":[{"name":"main","imagePullPolicy":"IfNotPresent"}]}}}}'"""], finding.Runs());
        Assert.Equal(["ICR108"], cluster.Errors());
    }

    [Fact]
    public void Less_is_said_where_the_nodes_images_are_not_all_known()
    {
        var full = new Node("n1", "linux", "amd64", "containerd://2.1", "v1.35.2", null) { Images = [.. Enumerable.Range(0, 50).Select(n => $"quay.io/acme/app:{n}")] };

        Assert.All([Never, Never.OnNode(full)], cluster => Assert.Equal(
            ("the pull policy is Never, and us.icr.io/team/app:1.0 is not on the node, or is there but can't be used with the pod's credentials", Certainty.Likely),
            (cluster.The("ICR108").Message, cluster.The("ICR108").Certainty)));
    }

    [Fact]
    public void Found_when_the_status_has_no_message() => Assert.Equal(["ICR108"], Never.Fails("", "ErrImageNeverPull").Errors());

    [Fact]
    public void Patches_the_list_of_an_init_container() => Assert.Contains("{\"initContainers\":[{\"name\":\"main\",", Never.In("initContainers").The("ICR108").Runs()[0], StringComparison.Ordinal);

    [Fact]
    public void An_ephemeral_container_is_followed_by_another() =>
        Assert.Equal(["kubectl debug pod/web -n team-a -it --image=us.icr.io/team/app:1.0"], Never.In("ephemeralContainers").The("ICR108").Runs());

    [Fact]
    public void A_bare_pod_is_made_anew() => Assert.Equal(
        ["""kubectl get pod/web -n team-a -o yaml | kubectl patch --local -f - -p '{"spec":{"containers":[{"name":"main","imagePullPolicy":"IfNotPresent"}]}}' -o yaml | kubectl replace --force -f -"""],
        new ACluster().Policy("Never").Fails("Container image \"X\" is not present with pull policy of Never", "ErrImageNeverPull").The("ICR108").Runs());

    [Fact]
    public void Another_policy_is_not_offered_where_the_registry_has_no_such_tag()
    {
        var finding = Never.Names("key").Secret("key").Registry(AnAnswer.NoTag).The("ICR108");

        Assert.Equal(["ibmcloud cr region-set us-south", "ibmcloud cr image-list"], finding.Runs());
        Assert.Contains(finding.Evidence, evidence => evidence.Text.Contains("404 MANIFEST_UNKNOWN", StringComparison.Ordinal));
    }

    [Fact]
    public void A_credential_comes_before_the_policy_that_needs_it() => Assert.Equal(
        [Commands.Copy, Commands.Bind("all-icr-io"), """kubectl patch deployment/web -n team-a -p '{"spec":{"template":{"spec":{"containers":[{"name":"main","imagePullPolicy":"IfNotPresent"}]}}}}'"""],
        Never.Secret("all-icr-io", @namespace: "default").Registry(AnAnswer.Anonymous).The("ICR108").Runs());

    [Theory]
    [InlineData("us.icr.io/team/app:1.0", true)]
    [InlineData("us.icr.io/team/app:2.0", false)]
    [InlineData("us.icr.io/team/app@sha256:aa", false)]
    public void An_image_that_is_there_is_not_there_for_this_pod(string onNode, bool isThere)
    {
        var finding = Never.Secret("all-icr-io", @namespace: "default").OnNode(new Node("n1", "linux", "amd64", "containerd://2.1", "v1.35.2", null) { Images = [onNode] }).The("ICR108");

        Assert.Equal(isThere, finding.Message.EndsWith("is on the node but can't be used with the pod's credentials", StringComparison.Ordinal));
        Assert.Equal(isThere, finding.Runs().SequenceEqual([Commands.Copy, Commands.Bind("all-icr-io"), Commands.Restart]));
    }

    [Fact]
    public void Quiet_before_it_was_tried() => Assert.Empty(Never.Template().Diagnose().Findings);

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Never.Runs().Diagnose().Findings);
}
