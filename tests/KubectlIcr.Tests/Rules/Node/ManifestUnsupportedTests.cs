using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class ManifestUnsupportedTests
{
    [Fact]
    public void Found_when_the_runtime_cannot_use_the_manifest()
    {
        var finding = Assert.Single(new ManifestUnsupported().Check(APull.Failing(PullCause.ManifestUnsupported, "media type \"application/vnd.docker.distribution.manifest.v1+prettyjws\" is no longer supported")));

        Assert.Equal("the runtime on the node can't use the manifest of us.icr.io/team/app:1.0", finding.Message);
        Assert.Equal(["docker buildx imagetools inspect --raw us.icr.io/team/app:1.0", "kubectl get node worker-1 -o wide"], finding.Runs());
    }

    [Fact]
    public void Says_that_a_web_page_came() => Assert.Equal(
        "us.icr.io gives the node a web page where it asks for a manifest",
        Assert.Single(new ManifestUnsupported().Check(APull.Failing(PullCause.ManifestUnsupported, "unexpected media type text/html for sha256:0a: not found"))).Message);

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new ManifestUnsupported().Check(APull.Failing(PullCause.PlatformMismatch, "no match for platform in manifest: not found")));
}
