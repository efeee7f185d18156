using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class RegistryGatewayBlockedTests
{
    private const string NoAnswerOfDns = "dial tcp: lookup uk.icr.io on 10.240.0.53:53: read udp 10.1.2.3:4->10.240.0.53:53: i/o timeout";

    [Fact]
    public void Found_when_icr_times_out_while_other_registries_work()
    {
        var finding = new AVpc().Fails("uk.icr.io").Fails("de.icr.io").Runs("docker.io/library/redis:7").Only();

        Assert.Equal("ICR613", finding.Id);
        Assert.Equal("the VPC cluster's security groups block de.icr.io and uk.icr.io (2 pulls on node worker-1)", finding.Message);
        Assert.Equal(Certainty.Likely, finding.Certainty);
        Assert.Equal(
            [
                "ibmcloud ks cluster health issue get --cluster ck9blho20n01rtorhqhg --issue NHC003",
                "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 https://uk.icr.io/v2/",
                "ibmcloud is security-groups",
                "ibmcloud is security-group-rule-add kube-vpegw-VPCID inbound icmp_tcp_udp --remote WORKER_GROUP",
                "ibmcloud is security-group-rule-add WORKER_GROUP outbound icmp_tcp_udp --remote kube-vpegw-VPCID",
            ],
            finding.Runs());
    }

    [Fact]
    public void Possible_where_nothing_shows_that_other_registries_work()
    {
        var finding = new AVpc().Fails("uk.icr.io").Runs("uk.icr.io/shop/app:1.0").Only();

        Assert.Equal("the VPC cluster's security groups could be blocking uk.icr.io (1 pull on node worker-1)", finding.Message);
        Assert.Equal(Certainty.Possible, finding.Certainty);
    }

    [Fact]
    public void Names_that_are_not_resolved_lead_to_the_custom_resolver_also_where_no_name_is()
    {
        var finding = new AVpc().Fails("uk.icr.io", NoAnswerOfDns).Fails("quay.io", NoAnswerOfDns.Replace("uk.icr.io", "quay.io", StringComparison.Ordinal)).Only();

        Assert.Equal("the VPC cluster's security groups could be blocking the DNS server that resolves quay.io and uk.icr.io (2 pulls on node worker-1)", finding.Message);
        Assert.Equal(
            [
                "ibmcloud is security-groups",
                "ibmcloud ks security-group sync --cluster ck9blho20n01rtorhqhg --security-group GROUP_ID",
                "ibmcloud ks worker replace --cluster ck9blho20n01rtorhqhg --worker kube-worker-1",
            ],
            finding.Runs().Skip(2));
    }

    [Fact]
    public void Also_on_workers_that_are_older_than_the_protection() =>
        Assert.Equal(["ICR613"], new AVpc { Nodes = [AVpc.Worker("worker-1", "v1.29.9+IKS")] }.Fails("uk.icr.io").Ids());

    [Theory]
    [InlineData("uk.icr.io", "context canceled", "ICR602")]
    [InlineData("uk.icr.io", "dial tcp 203.0.113.9:443: connect: no route to host", "ICR602")]
    [InlineData("uk.icr.io", "read tcp 10.0.0.1:5->203.0.113.9:443: read: connection reset by peer", "ICR611")]
    public void Quiet_when_the_neighbouring_cause_applies(string registry, string error, string id) => Assert.Equal([id], new AVpc().Fails(registry, error).Ids());

    [Fact]
    public void Quiet_on_a_host_that_does_not_exist() => Assert.Empty(new AVpc().Fails("eu.icr.io", "dial tcp: lookup eu.icr.io on 161.26.0.7:53: no such host").Ids());

    [Fact]
    public void Quiet_on_a_classic_worker() => Assert.Equal(["ICR602"], new AVpc { Nodes = [AVpc.Worker("worker-1", provider: "softlayer")] }.Fails("uk.icr.io").Ids());

    [Fact]
    public void The_two_directions_are_told_apart_by_node() =>
        Assert.Equal(["ICR612", "ICR613"], new AVpc().Fails("quay.io").Fails("uk.icr.io", node: "worker-2").Ids().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_command_is_good_shell() => Assert.Equal("", FixesTests.Complaints(new AVpc().Fails("uk.icr.io", NoAnswerOfDns).Only().Runs()));
}
