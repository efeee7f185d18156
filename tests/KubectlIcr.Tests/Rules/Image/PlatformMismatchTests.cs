using KubectlIcr.Cluster;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class PlatformMismatchTests
{
    private static ACluster Mismatch => new ACluster().Fails("failed to pull and unpack image \"X\": no match for platform in manifest: not found");

    [Fact]
    public void Found_when_no_variant_fits()
    {
        var finding = Mismatch.The("ICR107");

        Assert.Equal("us.icr.io/team/app:1.0 has no variant for the node's platform", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(
            ["docker buildx imagetools inspect us.icr.io/team/app:1.0", "docker buildx build --platform PLATFORMS --tag us.icr.io/team/app:1.0 --push ."], finding.Runs());
        Assert.Equal(["ICR107"], Mismatch.Errors());
    }

    [Fact]
    public void A_push_replaces_the_image_so_it_is_built_for_all_platforms()
    {
        static ACluster OnZ() => Mismatch.OnNode(new Node("z1", "linux", "s390x", "containerd://2.0", "v1.32.1", null));

        Assert.Contains(" --platform linux/amd64,linux/arm64,linux/s390x ", OnZ().Registry(AnAnswer.Ok("linux/amd64", "linux/arm64")).The("ICR107").Runs()[1], StringComparison.Ordinal);
        Assert.Equal("build and push the image for linux/s390x as well: replace PLATFORMS with this platform and those that the image already supports, separated by commas", OnZ().The("ICR107").Fixes[1].Why);
        Assert.Equal("replaces the image: it then supports only these platforms", OnZ().The("ICR107").Fixes[1].Caution);
    }

    [Fact]
    public void A_push_needs_a_tag() =>
        Assert.Contains(" --tag us.icr.io/team/app:TAG ", Mismatch.Image($"us.icr.io/team/app@sha256:{new string('a', 64)}").The("ICR107").Runs()[1], StringComparison.Ordinal);

    [Fact]
    public void Quiet_when_the_tag_is_missing() => Assert.Empty(new ACluster().Fails(ACluster.NoTag).Found("ICR107"));

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Mismatch.Runs().Diagnose().Findings);
}
