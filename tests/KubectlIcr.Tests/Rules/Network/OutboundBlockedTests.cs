using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class OutboundBlockedTests
{
    private const string NoAnswerOfDns = "dial tcp: lookup quay.io on 161.26.0.7:53: read udp 10.1.2.3:4->161.26.0.7:53: i/o timeout";

    [Fact]
    public void One_finding_over_all_pulls_where_icr_works()
    {
        var finding = new AVpc().Fails("quay.io").Fails("docker.io", "context deadline exceeded", "worker-2").Fails("quay.io", NoAnswerOfDns).Runs("uk.icr.io/team/app:1.0").Only();

        Assert.Equal("ICR612", finding.Id);
        Assert.Equal("the VPC cluster's outbound traffic protection blocks docker.io and quay.io (3 pulls on nodes worker-1 and worker-2)", finding.Message);
        Assert.Equal(Certainty.Likely, finding.Certainty);
        Assert.Equal(3, finding.Subjects.Count);
        Assert.Contains(new Evidence("pod", "a container on node worker-2 has image uk.icr.io/team/app:1.0"), finding.Evidence);
        Assert.Contains(new Evidence("node", "worker-1 has label ibm-cloud.kubernetes.io/iaas-provider=g2: it is a VPC worker"), finding.Evidence);
    }

    [Fact]
    public void Mirrors_into_the_workers_region_and_the_namespace_in_use_before_it_opens_the_cluster() => Assert.Equal(
        [
            "ibmcloud ks cluster health issue get --cluster ck9blho20n01rtorhqhg --issue NHC003",
            "ibmcloud cr region-set eu-gb && ibmcloud cr login",
            "skopeo copy --all docker://quay.io/team/app:1.0 docker://uk.icr.io/shop/team/app:1.0",
            "kubectl set image deployment/web -n team-a main=uk.icr.io/shop/team/app:1.0",
            "ibmcloud ks vpc outbound-traffic-protection disable --cluster ck9blho20n01rtorhqhg",
        ],
        new AVpc().Fails("quay.io").Runs("uk.icr.io/shop/app:1.0").Runs("uk.icr.io/armada-master/x:1").Runs("us.icr.io/else/app:1.0").Only().Runs());

    [Fact]
    public void Without_an_image_of_the_accounts_own_the_namespace_is_left_open() =>
        Assert.Contains("skopeo copy --all docker://quay.io/team/app:1.0 docker://uk.icr.io/NAMESPACE/team/app:1.0", new AVpc().Fails("quay.io").Runs("icr.io/ext/calico:3").Only().Runs());

    [Fact]
    public void A_digest_is_kept()
    {
        var digest = $"sha256:{new string('a', 64)}";
        var one = new AVpc().Fails("quay.io");
        var vpc = one with { Pulls = [one.Pulls[0] with { Image = one.Pulls[0].Image! with { Digest = digest } }] };

        Assert.Contains($"skopeo copy --all --preserve-digests docker://quay.io/team/app@{digest} docker://uk.icr.io/NAMESPACE/team/app@{digest}", vpc.Only().Runs());
    }

    [Fact]
    public void Of_many_images_three_are_mirrored_and_the_rest_counted()
    {
        var finding = new AVpc().Fails("quay.io").Fails("docker.io").Fails("ghcr.io").Fails("gcr.io").Fails("nvcr.io").Only();

        Assert.Equal(3, finding.Fixes.Count(fix => fix.Run.StartsWith("skopeo ", StringComparison.Ordinal)));
        Assert.Contains(finding.Fixes, fix => fix.Why.EndsWith(" (repeat these steps for 2 more images)", StringComparison.Ordinal));
        Assert.Contains("docker.io, gcr.io, ghcr.io and 2 more", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Possible_for_a_pod_alone()
    {
        var finding = new AVpc().Fails("quay.io").Only();

        Assert.Equal("the VPC cluster's outbound traffic protection could be blocking quay.io (1 pull on node worker-1)", finding.Message);
        Assert.Equal(Certainty.Possible, finding.Certainty);
    }

    [Fact]
    public void Possible_where_another_registry_was_reached()
    {
        var finding = new AVpc().Fails("quay.io").Runs("uk.icr.io/shop/app:1.0").Runs("docker.io/library/redis:7").Only();

        Assert.Equal(Certainty.Possible, finding.Certainty);
        Assert.Contains(new Evidence("pod", "evidence against this: a container on node worker-2 has image docker.io/library/redis:7, which was pulled from outside icr.io"), finding.Evidence);
    }

    [Fact]
    public void Possible_where_only_names_are_not_resolved() =>
        Assert.Equal(Certainty.Possible, new AVpc().Fails("quay.io", NoAnswerOfDns).Runs("uk.icr.io/team/app:1.0").Only().Certainty);

    [Fact]
    public void OpenShift_says_oc_and_has_it_from_an_earlier_Kubernetes_on()
    {
        var vpc = new AVpc { Nodes = [AVpc.Worker("worker-1", "v1.28.7+abcdef", "RHCOS")] }.Fails("quay.io");
        var facts = vpc.Facts with { Identity = vpc.Facts.Identity with { IsOpenShift = true } };

        Assert.Contains("ibmcloud oc vpc outbound-traffic-protection disable --cluster ck9blho20n01rtorhqhg", Assert.Single(Diagnosis.Of(vpc.Pulls, facts, [new OutboundBlocked()]).Findings).Runs());
    }

    [Theory]
    [InlineData("v1.29.9+IKS", "UBUNTU_24_64", "g2")]
    [InlineData("v1.27.9+abcdef", "RHCOS", "g2")]
    [InlineData("v1.32.4+IKS", "UBUNTU_24_64", "softlayer")]
    public void Quiet_on_older_and_on_classic_workers(string version, string os, string provider) =>
        Assert.Equal(["ICR602"], new AVpc { Nodes = [AVpc.Worker("worker-1", version, os, provider)] }.Fails("quay.io").Ids());

    [Theory]
    [InlineData("quay.io", "dial tcp 203.0.113.9:443: connect: network is unreachable", "ICR602")]
    [InlineData("quay.io", "context canceled", "ICR602")]
    [InlineData("quay.io", "net/http: TLS handshake timeout", "ICR602")]
    [InlineData("quay.io", "dial tcp 203.0.113.9:443: connect: connection refused", "ICR603")]
    [InlineData("qay.example", "dial tcp: lookup qay.example on 161.26.0.7:53: no such host", "ICR601")]
    [InlineData("image-registry.openshift-image-registry.svc:5000", AVpc.Timeout, "ICR602")]
    [InlineData("10.0.0.5:5000", AVpc.Timeout, "ICR602")]
    public void Quiet_when_the_neighbouring_cause_applies(string registry, string error, string id) => Assert.Equal([id], new AVpc().Fails(registry, error).Ids());

    [Fact]
    public void Quiet_on_a_node_that_does_not_reach_icr_either() => Assert.Equal(["ICR602", "ICR602"], new AVpc().Fails("quay.io").Fails("uk.icr.io").Ids());

    [Fact]
    public void Says_that_nodes_were_not_read()
    {
        var vpc = new AVpc { Nodes = [] }.Fails("quay.io");
        var diagnosis = Diagnosis.Of(vpc.Pulls, vpc.Facts with { Nodes = new Dictionary<string, Fact<Node>> { ["worker-1"] = Fact<Node>.NotRead("nodes: forbidden") } }, RuleList.All);

        Assert.Contains(new Skipped("ICR612", "nodes: forbidden"), diagnosis.Skipped);
        Assert.DoesNotContain(diagnosis.Skipped, skip => skip.Rule == "ICR613");
        Assert.DoesNotContain(diagnosis.Findings, finding => finding.Id == "ICR612");
    }

    [Fact]
    public void One_worker_that_was_read_tells_for_all() =>
        Assert.Equal(2, new AVpc { Nodes = [AVpc.Worker("worker-1")] }.Fails("quay.io").Fails("quay.io", node: "worker-9").Only().Subjects.Count);

    [Fact]
    public void Every_command_is_good_shell() => Assert.Equal("", FixesTests.Complaints(new AVpc().Fails("quay.io").Runs("uk.icr.io/shop/app:1.0").Only().Runs()));
}
