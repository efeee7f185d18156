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

    public override RequiredFacts Requires => RequiredFacts.Registry;

    public override IReadOnlyList<PullCause> Explains => [PullCause.PlatformMismatch];

    public override string Cause =>
        "The registry has the image, but its index has no variant for the operating system and architecture of the node. IBM Cloud has amd64, s390x and arm64 "
        + "workers. An image built on a laptop usually runs only on the laptop's architecture.";

    public override string Remedy =>
        "Build and push the image for the node's platform as well, or schedule the pod on nodes that the image supports. For another publisher's image, use a "
        + "tag that supports the platform, or build your own image.";

    public override string WhenToIgnore => "Never: the pod can't start on such a node.";

    protected override string Message(Pull pull, PullFailure failure) => pull.RegistryCheck?.Deciding.Manifest?.Platforms is { Count: > 0 } platforms
        ? $"{pull.Use.Image} has no variant for the node's platform: it has {ShortList.All(platforms.Select(platform => platform.ToString()).Distinct())}"
        : $"{pull.Use.Image} has no variant for the node's platform";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts)
    {
        var platform = Platform(pull, facts);
        var inspect = Fix.Show($"docker buildx imagetools inspect {Shell.Quote(pull.Use.Image)}", "show the platforms that the image supports");
        return Publisher.IsAnother(pull) ? [inspect, .. OfPublisher(pull, platform)] : [inspect, Again(pull, platform)];
    }

    /// <summary>The same tag for all its platforms and the node's: a push replaces the whole image.</summary>
    private static Fix Again(Pull pull, string? platform)
    {
        string[] known = [.. pull.RegistryCheck?.Deciding.Manifest?.Platforms.Select(one => one.ToString()).Distinct() ?? []];
        var isKnown = known.Length > 0 && platform is not null;
        var why = $"build and push the image for {Words(platform)} as well{(isKnown ? "" : ": replace PLATFORMS with this platform and those that the image already supports, separated by commas")}";
        return Build(isKnown ? string.Join(',', known.Union([platform])) : "PLATFORMS", Shell.Quote(Tagged(pull)), why) with { Caution = "replaces the image: it then supports only these platforms" };
    }

    private static Fix Build(string platforms, string tag, string why) => new($"docker buildx build --platform {Shell.Quote(platforms)} --tag {tag} --push .", why);

    private static string Words(string? platform) => platform ?? "the node's platform (kubectl get nodes -L kubernetes.io/os,kubernetes.io/arch shows it)";

    /// <summary>Nobody but its publisher can push into the repository: another of the publisher's tags, another node, or an image of one's own.</summary>
    private static IEnumerable<Fix> OfPublisher(Pull pull, string? platform)
    {
        if (pull.Image is not { } image)
            yield break;
        yield return ImageFixes.Set(pull, $"{image.Registry}/{image.Repository}:TAG", $"replace TAG with a tag that supports {platform ?? "the node's platform"}, if the publisher has one");
        if (pull.RegistryCheck?.Deciding.Manifest?.Platforms.Select(one => one.Architecture).Distinct().ToList() is [var only])
            yield return PodSpecFixes.Patch(pull.Pod, $"{{\"nodeSelector\":{{{Json.Member("kubernetes.io/arch", only)}}}}}", $"or schedule the pod on nodes that the image supports, if the cluster has any ({only})");
        yield return IcrDomain.IsIcr(image.Registry)
            ? Fix.Show("kubectl get nodes -L kubernetes.io/arch", "or list the platforms of the nodes: if the image supports one of them, give the pod a nodeSelector for it")
            : Build(platform ?? "PLATFORM", $"REGISTRY/NAMESPACE/{image.Repository.Split('/')[^1]}:{image.Tag ?? "TAG"}", $"or build the image from the publisher's source for {Words(platform)}, push it to a repository of your own, and then use that image in the pod");
    }

    /// <summary>A push needs a tag, also where the pod names a digest.</summary>
    private static string Tagged(Pull pull) => pull.Image is { Digest: not null } image ? $"{image.Registry}/{image.Repository}:{image.Tag ?? "TAG"}" : pull.Use.Image;

    private static string? Platform(Pull pull, ClusterFacts facts) => pull.Pod.NodeName is { } node ? facts.Node(node).Value?.Platform : null;
}
