using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR103: the registry says that the repository or namespace does not exist.</summary>
internal sealed class RepositoryNotFound : PullRule
{
    public override string Id => "ICR103";

    public override Severity Severity => Severity.Error;

    public override string Title => "The repository or registry namespace does not exist";

    public override RequiredFacts Requires => RequiredFacts.Registry;

    public override IReadOnlyList<PullCause> Explains => [PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The registry responded with NAME_UNKNOWN: it has no such repository. The path was mistyped, nothing was ever pushed to it, or the registry namespace is in another "
        + "region. A registry namespace belongs to one region and one account.";

    public override string Remedy => "List the repositories in that region and use the right path, or push the image to the path in the pod.";

    public override string WhenToIgnore => "While the first push to a new repository is still in progress.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-image-find");

    public override bool AppliesTo(Pull pull) => pull is { Failure.Mirror: null } && pull.RepositoryUnknown() && !pull.IsSandbox() && !pull.IsElsewhere();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull.Image is not { } image)
            yield break;
        var elsewhere = ImagesInUse.UnderAnotherDomain(pull);
        yield return Found(pull, $"{image.Registry} has no repository {image.Repository}", Certainty.Certain, [CommonEvidence.Text(pull), CommonEvidence.RunsElsewhere(elsewhere)],
        [
            OpenCopy.Use(pull),
            elsewhere is null ? null : ImageFixes.Set(pull, ImageOnHost.Of(pull, elsewhere.Registry), "use the host from which this cluster runs the same repository"),
            .. RegionCommands.For(pull, RegionCommands.ListImages),
        ]);
    }
}
