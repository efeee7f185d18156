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
        "The registry returned something under the image's name that this runtime can't run: a manifest of the old schema 1, a Helm chart or another artifact, or "
        + "layers in a format that is too new for the runtime. A web page means that a proxy or a web server responds in the registry's place.";

    public override string Remedy =>
        "Check the manifest's media type. Build and push the image again with a current version of docker or buildah, or, if the reference points to a chart, correct it. For "
        + "a newer layer format, update the workers.";

    public override string WhenToIgnore => "Never: the container can't start.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-manifest-error-type");

    protected override string Message(Pull pull, PullFailure failure) => failure.Text.Contains("text/html", StringComparison.OrdinalIgnoreCase)
        ? $"{Network.Host(pull, failure)} returns a web page to the node instead of a manifest"
        : $"the node's container runtime can't use the manifest of {pull.Use.Image}";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Fix.Show($"docker buildx imagetools inspect --raw {Shell.Quote(pull.Use.Image)}", "show the manifest with its media types"),
        Fix.Show($"kubectl get node {Network.Node(pull)} -o wide", "show the runtime and its version"),
    ];
}
