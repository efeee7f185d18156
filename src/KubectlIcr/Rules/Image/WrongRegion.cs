using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR104: another domain of ICR has the image: it answers so, or the same repository runs in this cluster from there.</summary>
internal sealed class WrongRegion : PullRule
{
    private static readonly PullCause[] Lookups =
        [PullCause.NotFoundTag, PullCause.NotFoundRepoOrDenied, PullCause.Unauthorized, PullCause.Forbidden, PullCause.BackoffOnly];

    public override string Id => "ICR104";

    public override Severity Severity => Severity.Warning;

    public override string Title => "The image might be in another region's registry";

    public override string Cause =>
        "Each region has its own registry: us.icr.io and de.icr.io share no images. The pull fails here, but another domain has exactly this image, or other "
        + "containers in this cluster run the same repository from another domain. The host of this image is probably wrong.";

    public override string Remedy => "Use the domain that has the image, or push the image to this region too.";

    public override string WhenToIgnore => "When two regions hold repositories of the same name on purpose.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-manifest-unknown");

    public override bool AppliesTo(Pull pull) =>
        pull.Failure is { } failure && Lookups.Contains(failure.Cause) && !pull.LacksCredential() && IcrDomain.IsIcr(pull.Image?.Registry);

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull is { Image: { } wanted, RegistryCheck.Elsewhere: [var host, ..] elsewhere })
        {
            yield return Found(pull, $"{wanted.Registry} does not serve {Wanted(wanted)}, but {ShortList.All(elsewhere)} {(elsewhere.Count == 1 ? "has" : "have")} it", Certainty.Certain,
                [CommonEvidence.Text(pull), .. elsewhere.Select(one => new Evidence("registry", $"{one} has {wanted.Repository}{Version(wanted)}"))],
                [ImageFixes.Set(pull, ImageOnHost.Of(pull, host), "pull from the region that has the image")], Severity.Error);
            yield break;
        }
        if (pull.Image is not { } image || ImagesInUse.UnderAnotherDomain(pull) is not { } used || SameRegion(image, used))
            yield break;
        yield return Found(pull, $"{image.Registry}/{image.Repository} can't be pulled, but this cluster runs {used.Registry}/{used.Repository}",
            used.Tag == image.Tag ? Certainty.Likely : Certainty.Possible,
            [CommonEvidence.RunsElsewhere(used)],
            [ImageFixes.Set(pull, ImageOnHost.Of(pull, used.Registry), "pull from the region that has the repository")]);
    }

    private static string Wanted(ImageReference image) => $"{image.Repository}{Version(image)}";

    private static string Version(ImageReference image) => image.Digest is { } digest ? $"@{digest}" : $":{image.Tag}";

    private static bool SameRegion(ImageReference a, ImageReference b) =>
        IcrDomain.TryGet(a.Registry, out var one) && IcrDomain.TryGet(b.Registry, out var other) && one.Region is not null && one.Region == other.Region;
}
