using KubectlIcr.Plans;

namespace KubectlIcr.Tests.Plans;

/// <summary>A copy gets what a person wrote, not what a tool knows its own by.</summary>
public sealed class KeptMetadataTests
{
    [Theory]
    [InlineData("team")]
    [InlineData("example.com/cost-center")]
    [InlineData("notkubernetes.io/x")]
    [InlineData("app.kubernetes.io/name")]
    public void Kept(string key) => Assert.Equal([key], KeptMetadata.Of(new Dictionary<string, string> { [key] = "v" }).Keys);

    [Theory]
    [InlineData("kubectl.kubernetes.io/last-applied-configuration")]
    [InlineData("app.kubernetes.io/managed-by")]
    [InlineData("app.kubernetes.io/instance")]
    [InlineData("addonmanager.kubernetes.io/mode")]
    [InlineData("meta.helm.sh/release-name")]
    [InlineData("argocd.argoproj.io/tracking-id")]
    [InlineData("kustomize.toolkit.fluxcd.io/name")]
    [InlineData("reflector.v1.k8s.emberstack.com/reflection-allowed")]
    [InlineData("replicator.v1.mittwald.de/replicate-to")]
    [InlineData("kubectl-icr.io/copied-from")]
    [InlineData("heritage")]
    public void Left(string key) => Assert.Empty(KeptMetadata.Of(new Dictionary<string, string> { [key] = "v" }));
}
