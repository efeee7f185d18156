using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR107: the image has no variant for the node's platform.</summary>
internal sealed class PlatformMismatch : MessageRule
{
    public override string Id => "ICR107";

    public override string Title => "The image has no variant for the node's platform";

    public override Needs Needs => Needs.Registry;

    public override IReadOnlyList<PullCause> Explains => [PullCause.PlatformMismatch];

    public override string Cause =>
        "The registry has the image, but its index lists no variant for the operating system and processor of the node. IBM Cloud has amd64, s390x and arm64 workers; "
        + "an image built on a laptop fits only the laptop's processor.";

    public override string Remedy => "Build and push the image for the node's platform as well, or keep the pod on nodes that fit the image.";

    public override string WhenFine => "Never: the pod can't start on such a node.";

    protected override string Message(Pull pull, PullFailure failure) => pull.Inquiry?.Deciding.Manifest?.Platforms is { Count: > 0 } platforms
        ? $"{pull.Container.Image} has no variant for the node's platform: it has {Names.List(platforms.Select(platform => platform.ToString()).Distinct())}"
        : $"{pull.Container.Image} has no variant for the node's platform";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts)
    {
        var platform = Platform(pull, facts);
        yield return new Fix(
            $"docker buildx build --platform {(platform is null ? "PLATFORM" : Shell.Quote(platform))} --tag {Shell.Quote(Tagged(pull))} --push .",
            platform is null ? "adds the variant; kubectl get nodes -L kubernetes.io/arch shows the platforms" : $"the node is {platform}");
        yield return new Fix($"docker buildx imagetools inspect {Shell.Quote(pull.Container.Image)}", "shows the platforms the image has");
    }

    /// <summary>A push needs a tag, also where the pod names a digest.</summary>
    private static string Tagged(Pull pull) => pull.Image is { Digest: not null } image ? $"{image.Registry}/{image.Repository}:{image.Tag ?? "TAG"}" : pull.Container.Image;

    private static string? Platform(Pull pull, ClusterFacts facts) => pull.Pod.NodeName is { } node ? facts.Node(node).Value?.Platform : null;
}
