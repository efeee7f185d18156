using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR705: the runtime can't use the manifest it got.</summary>
internal sealed class ManifestUnsupported : MessageRule
{
    public override string Id => "ICR705";

    public override string Title => "The container runtime can't use the image's manifest";

    public override IReadOnlyList<PullCause> Explains => [PullCause.ManifestUnsupported];

    public override string Cause =>
        "The registry gave something under that name, but not an image that this runtime can run: a manifest of the old schema 1, a Helm chart or another artifact, "
        + "or layers in a format that the runtime is too old for. A web page means that a proxy or a web server answers in the registry's place.";

    public override string Remedy =>
        "Look at the manifest's media type. Build and push the image again with a current docker or buildah, or correct the name if it is a chart. "
        + "For a newer layer format update the workers.";

    public override string WhenFine => "Never while the container must start.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-manifest-error-type");

    protected override string Message(Pull pull, PullFailure failure) => failure.Text.Contains("text/html", StringComparison.OrdinalIgnoreCase)
        ? $"{Network.Host(pull, failure)} gives the node a web page where it asks for a manifest"
        : $"the runtime on the node can't use the manifest of {pull.Use.Image}";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        new Fix($"docker buildx imagetools inspect --raw {Shell.Quote(pull.Use.Image)}", "shows the manifest with its media types"),
        new Fix($"kubectl get node {Network.Node(pull)} -o wide", "shows the runtime and its version"),
    ];
}
