using KubectlIcr.Cluster;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public sealed class MirrorWithoutEffectTests
{
    private static ACluster Cluster(string source = "quay.io/acme", string kind = "ImageDigestMirrorSet") => new ACluster().OwnedBy("Deployment/web").Image("quay.io/acme/app:1.0").Fails("dial tcp 1.2.3.4:443: i/o timeout")
        .OpenShift(facts => facts with { Mirrors = [new MirrorObject(kind, "acme", [new MirroredSource(source, ["us.icr.io/mirror"])]) { Resource = $"{kind.ToLowerInvariant()}.config.openshift.io" }] });

    [Fact]
    public void Found_when_its_source_covers_the_image()
    {
        var finding = Cluster().The("ICR110");

        Assert.Equal("ImageDigestMirrorSet acme has no effect: the nodes ask quay.io/acme, not its mirror", finding.Message);
        Assert.Equal((Severity.Warning, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(
            ["kubectl set image deployment/web -n team-a main=us.icr.io/mirror/app:1.0", "kubectl get imagedigestmirrorset.config.openshift.io acme -o yaml"], finding.Runs());
        Assert.Contains(finding.Evidence, evidence => evidence.Text == "source quay.io/acme, mirrors: us.icr.io/mirror");
        Assert.Equal(["ICR602"], Cluster().Errors());
    }

    [Theory]
    [InlineData("quay.io", true)]
    [InlineData("quay.io/acme/app", true)]
    [InlineData("*.io", true)]
    [InlineData("quay.io/ac", false)]
    [InlineData("docker.io", false)]
    [InlineData("*.com", false)]
    public void A_source_is_a_registry_or_a_path_of_it(string source, bool covers) => Assert.Equal(covers, Cluster(source).Found("ICR110").Count == 1);

    [Fact]
    public void Quiet_on_a_cluster_that_is_not_IBM_Clouds() => Assert.Empty(Cluster().UnknownCluster().Found("ICR110"));

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Cluster().Runs().Found("ICR110"));

    [Fact]
    public void Quiet_when_the_text_shows_that_a_mirror_was_asked() =>
        Assert.Empty(Cluster().Fails("(Mirrors also failed: [us.icr.io/mirror/app:1.0: manifest unknown]): quay.io/acme/app:1.0: dial tcp 1.2.3.4:443: i/o timeout").Found("ICR110"));

    [Fact]
    public void What_may_not_be_read_is_said() =>
        Assert.Equal(["imagetagmirrorsets: forbidden"], Cluster().OpenShift(facts => facts with { MirrorsUnread = "imagetagmirrorsets: forbidden" }).SkippedFor("ICR110"));
}
