using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR102: the registry has no such tag or digest.</summary>
internal sealed class TagNotFound : MessageRule
{
    public override string Id => "ICR102";

    public override string Title => "The tag or digest does not exist";

    public override IReadOnlyList<PullCause> Explains => [PullCause.NotFoundTag];

    public override string Cause =>
        "The registry let the node in and answered that it has no manifest under this tag or digest. The tag was mistyped, never pushed, deleted by a person or "
        + "a retention policy, or it was pushed to another region's registry.";

    public override string Remedy =>
        "List the tags that exist and set one of them, or push the missing one. A deleted image stays in the trash for 30 days: ibmcloud cr trash-list shows it, "
        + "ibmcloud cr image-restore brings it back.";

    public override string WhenFine => "Just before the build that pushes the tag has ended: the kubelet tries again by itself.";

    protected override string Message(Pull pull, PullFailure failure) => pull.Image switch
    {
        null => $"the registry has no {pull.Container.Image}",
        { Digest: { } digest } image => $"{image.Registry}/{image.Repository} has no image with digest {digest}",
        { } image => $"{image.Registry}/{image.Repository} has no tag {image.Tag}",
    };

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts)
    {
        if (pull.Image is not { } image)
            yield break;
        foreach (var fix in RegionCommands.For(pull, new Fix($"ibmcloud cr image-list --restrict {Shell.Quote(image.Repository)}", "shows the tags that exist"),
            new Fix($"ibmcloud cr trash-list --restrict {Shell.Quote(image.Repository.Split('/')[0])}", "shows whether it was deleted in the last 30 days")))
            yield return fix;
        var other = ImagesInUse.AnotherTag(pull);
        yield return Rules.Fixes.SetImage(
            pull,
            $"{image.Registry}/{image.Repository}:{other ?? "TAG"}",
            other is null ? "with a tag that exists for TAG" : "a tag that runs elsewhere in this cluster");
    }
}
