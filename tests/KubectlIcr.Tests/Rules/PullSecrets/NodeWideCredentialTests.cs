using KubectlIcr.Cluster;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public sealed class NodeWideCredentialTests
{
    private const string Icr = """{"auths":{"us.icr.io":{"auth":"aWFtYXBpa2V5OmtleQ=="}}}""";

    private static readonly DateTimeOffset Edited = new(2026, 11, 20, 14, 2, 0, TimeSpan.Zero);

    private static readonly Node Worker = new("10.1.2.3", "linux", "amd64", "cri-o://1.29", "v1.29.10+67d3387", "ibm://acc///ck9blho20n01rtorhqhg/kube-ck9blho-w1")
    {
        CreatedAt = Edited.AddDays(-30),
        ReadySince = Edited.AddDays(-30),
        Labels = new Dictionary<string, string> { ["ibm-cloud.kubernetes.io/iaas-provider"] = "g2" },
    };

    private static readonly Node Classic = Worker with { Labels = new Dictionary<string, string> { ["ibm-cloud.kubernetes.io/iaas-provider"] = "softlayer" } };

    private static ACluster Cluster(Node? node = null) => new ACluster().OpenShift().OnNode(node ?? Worker).NoSecret("docker-auth-secret", "kube-system");

    private static ACluster Global(Node? node = null) => Cluster(node).NodeWide(OpenShiftFacts.GlobalPullSecret, Icr, Edited);

    private static ACluster DockerAuth(Fact<DockerConfigCopier> copier) =>
        new ACluster().OpenShift(facts => facts with { Copier = copier }).OnNode(Worker).NoSecret("pull-secret", "openshift-config").NodeWide(OpenShiftFacts.DockerAuth, Icr, Edited);

    [Fact]
    public void Found_when_the_node_is_older_than_the_last_edit()
    {
        var finding = Global().The("ICR308");

        Assert.Equal("the nodes were provisioned before secret \"pull-secret\" in namespace openshift-config was last edited, so they do not have its credentials for us.icr.io", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Likely), (finding.Severity, finding.Certainty));
        Assert.Equal(["ibmcloud oc worker replace --cluster ck9blho20n01rtorhqhg --worker kube-ck9blho-w1"], finding.Runs());
        Assert.Contains(finding.Evidence, evidence => evidence.Text == "\"pull-secret\": entry us.icr.io, username \"iamapikey\", last edited at 2026-11-20 14:02:00 UTC");
        Assert.Contains(finding.Evidence, evidence => evidence.Text == "10.1.2.3 was provisioned at 2026-10-21 14:02:00 UTC");
        Assert.Equal(["ICR308"], Global().Errors());
    }

    [Fact]
    public void A_classic_worker_is_reloaded() =>
        Assert.Equal(["ibmcloud oc worker reload --cluster ck9blho20n01rtorhqhg --worker kube-ck9blho-w1"], Global(Classic).The("ICR308").Runs());

    [Fact]
    public void Says_that_the_nodes_own_credential_did_not_help_where_it_is_there()
    {
        var cluster = Global(Worker with { CreatedAt = Edited.AddDays(1) });

        Assert.Equal(["ICR301"], cluster.Errors());
        Assert.Contains(cluster.The("ICR301").Evidence, evidence => evidence.Text.StartsWith("the nodes have the credentials in secret \"pull-secret\" in namespace openshift-config: entry us.icr.io", StringComparison.Ordinal));
    }

    [Fact]
    public void Quiet_when_the_node_may_have_been_reloaded_since() => Assert.Equal(["ICR301"], Global(Worker with { ReadySince = Edited.AddDays(1) }).Errors());

    [Fact]
    public void Quiet_when_the_secret_is_for_other_registries() =>
        Assert.Equal(["ICR301"], Cluster().NodeWide(OpenShiftFacts.GlobalPullSecret, Icr.Replace("us.icr.io", "quay.io"), Edited).Errors());

    [Fact]
    public void Quiet_when_the_pod_has_a_credential_of_its_own() => Assert.Empty(Global().Names("mine").Secret("mine").Fails(ACluster.Denied).Found("ICR308"));

    [Fact]
    public void Quiet_on_a_cluster_that_is_not_IBM_Clouds() => Assert.Empty(Global().UnknownCluster().Found("ICR308"));

    [Fact]
    public void A_pull_secret_that_is_missing_is_told_as_well() => Assert.Equal(["ICR308", "ICR302"], Global().Names("all-icr-io").NoSecret("all-icr-io").Errors());

    [Fact]
    public void Nothing_copies_the_second_secret() => Assert.Equal(
        "DaemonSet update-docker-config, which copies secret \"docker-auth-secret\" in namespace kube-system to the nodes, does not exist, so they do not have its credentials for us.icr.io",
        DockerAuth(Fact<DockerConfigCopier>.Absent()).The("ICR308").Message);

    [Fact]
    public void The_DaemonSet_has_not_been_restarted_since()
    {
        var finding = DockerAuth(Fact<DockerConfigCopier>.Found(new(Edited.AddMinutes(-1)))).The("ICR308");

        Assert.StartsWith("DaemonSet update-docker-config has not been restarted since secret \"docker-auth-secret\" in namespace kube-system was last edited", finding.Message, StringComparison.Ordinal);
        Assert.Equal(["kubectl rollout restart daemonset/update-docker-config -n kube-system"], finding.Runs());
    }

    [Fact]
    public void Quiet_when_the_DaemonSet_was_restarted() => Assert.Equal(["ICR301"], DockerAuth(Fact<DockerConfigCopier>.Found(new(Edited.AddMinutes(1)))).Errors());

    [Fact]
    public void What_may_not_be_read_is_no_fact()
    {
        var cluster = new ACluster().OpenShift().OnNode(Worker);

        Assert.Equal(["ICR301"], cluster.Errors());
        Assert.Equal(["secrets: not read"], cluster.SkippedFor("ICR308").Select(reason => reason.Replace(" in namespace openshift-config", "").Replace(" in namespace kube-system", "")).Distinct());
        Assert.Equal(["daemonsets in namespace kube-system: forbidden"], DockerAuth(Fact<DockerConfigCopier>.NotRead("daemonsets in namespace kube-system: forbidden")).SkippedFor("ICR308"));
    }
}
