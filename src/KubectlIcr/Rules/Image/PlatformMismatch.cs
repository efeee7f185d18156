using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
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

    public override string Remedy =>
        "Build and push the image for the node's platform as well, or keep the pod on nodes that fit the image. Of another publisher's image use a tag that has the platform, or "
        + "build one of your own.";

    public override string WhenFine => "Never: the pod can't start on such a node.";

    protected override string Message(Pull pull, PullFailure failure) => pull.Inquiry?.Deciding.Manifest?.Platforms is { Count: > 0 } platforms
        ? $"{pull.Use.Image} has no variant for the node's platform: it has {Names.List(platforms.Select(platform => platform.ToString()).Distinct())}"
        : $"{pull.Use.Image} has no variant for the node's platform";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts)
    {
        var platform = Platform(pull, facts);
        var inspect = new Fix($"docker buildx imagetools inspect {Shell.Quote(pull.Use.Image)}", "shows the platforms the image has");
        return Publisher.IsAnother(pull) ? [inspect, .. OfPublisher(pull, platform)] : [Build(platform, Shell.Quote(Tagged(pull)), "adds the variant"), inspect];
    }

    private static Fix Build(string? platform, string tag, string why) => new(
        $"docker buildx build --platform {(platform is null ? "PLATFORM" : Shell.Quote(platform))} --tag {tag} --push .",
        $"{why}; {(platform is null ? "kubectl get nodes -L kubernetes.io/arch shows the platforms" : $"the node is {platform}")}");

    /// <summary>Nobody but its publisher can push into the repository: another of the publisher's tags, another node, or an image of one's own.</summary>
    private static IEnumerable<Fix> OfPublisher(Pull pull, string? platform)
    {
        if (pull.Image is not { } image)
            yield break;
        yield return Rules.Fixes.SetImage(pull, $"{image.Registry}/{image.Repository}:TAG", $"with a tag of the publisher's that has {platform ?? "the node's platform"} for TAG, if there is one");
        if (pull.Inquiry?.Deciding.Manifest?.Platforms.Select(one => one.Architecture).Distinct().ToList() is [var only])
            yield return Rules.Fixes.PatchPodSpec(pull.Pod, $"{{\"nodeSelector\":{{{Json.Member("kubernetes.io/arch", only)}}}}}", $"or keeps the pod on nodes that fit the image, where the cluster has some ({only})");
        yield return IcrDomain.IsIcr(image.Registry)
            ? new Fix("kubectl get nodes -L kubernetes.io/arch", "or shows the nodes that fit the image, if there are some: the pod needs a nodeSelector for them")
            : Build(platform, $"REGISTRY/NAMESPACE/{image.Repository.Split('/')[^1]}:{image.Tag ?? "TAG"}", "or builds the image from the publisher's source into a repository of your own, which the pod has to name then");
    }

    /// <summary>A push needs a tag, also where the pod names a digest.</summary>
    private static string Tagged(Pull pull) => pull.Image is { Digest: not null } image ? $"{image.Registry}/{image.Repository}:{image.Tag ?? "TAG"}" : pull.Use.Image;

    private static string? Platform(Pull pull, ClusterFacts facts) => pull.Pod.NodeName is { } node ? facts.Node(node).Value?.Platform : null;
}
