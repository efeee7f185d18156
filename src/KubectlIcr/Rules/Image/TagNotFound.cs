using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR102: the registry has no such tag or digest.</summary>
internal sealed class TagNotFound : MessageRule
{
    public override string Id => "ICR102";

    public override string Title => "The tag or digest does not exist";

    public override RequiredFacts Requires => RequiredFacts.Registry;

    public override IReadOnlyList<PullCause> Explains => [PullCause.NotFoundTag];

    public override string Cause =>
        "The registry granted the node access and responded that it has no manifest for this tag or digest. The tag was mistyped, never pushed, deleted by a "
        + "user or a retention policy, or pushed to another region's registry.";

    public override string Remedy =>
        "List the tags that exist and use one of them, or push the missing one. A deleted image stays in the trash for 30 days: ibmcloud cr trash-list lists "
        + "it, and ibmcloud cr image-restore restores it.";

    public override string WhenToIgnore => "While the build that pushes the tag is still running: the kubelet retries automatically.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-manifest-unknown");

    /// <summary>What a mirror lacks, the registry can have: see <see cref="MirrorFailure"/>.</summary>
    public override bool Tells(PullFailure failure) => base.Tells(failure) && failure.Mirror is null;

    /// <summary>Where another domain has the same image, the domain is wrong, not the tag.</summary>
    protected override bool IsAbout(Pull pull, PullFailure failure) => base.IsAbout(pull, failure) && !pull.IsElsewhere();

    protected override string Message(Pull pull, PullFailure failure) => pull.Image switch
    {
        null => $"the registry has no {pull.Use.Image}",
        { Digest: { } digest } image => $"{image.Registry}/{image.Repository} has no image with digest {digest}",
        { } image when failure.Detail == PullDetail.Upstream =>
            $"{image.Registry} can't get {image.Repository}:{image.Tag} from its upstream registry: the image does not exist there, or the cache's credentials do not grant access to it",
        { } image when MayLackRepository(pull, failure) => $"{image.Registry} has no {image.Repository}:{image.Tag}: the tag or the whole repository does not exist",
        { } image => $"{image.Registry}/{image.Repository} has no tag {image.Tag}{Nearest(pull)}",
    };

    /// <summary>containerd says the same of a missing tag and of a missing repository.</summary>
    private static bool MayLackRepository(Pull pull, PullFailure failure) =>
        failure.Candidates.Contains(PullCause.NotFoundRepoOrDenied) && pull.RegistryCheck?.Tags is null && ImagesInUse.AnotherTag(pull) is null;

    private static string Nearest(Pull pull) => pull.RegistryCheck?.Tags switch
    {
        null => "",
        [] => ": it has no tags at all",
        [var only] => $": it has only {only}",
        _ => $": the closest existing tag{(NearestTags.Of(pull) is [_] one ? $" is {one[0]}" : $"s are {ShortList.All(NearestTags.Of(pull))}")}",
    };

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts)
    {
        if (pull.Image is not { } image)
            yield break;
        if (OpenCopy.Use(pull) is { } open)
            yield return open;
        if (Near(pull) is { } near)
            yield return ImageFixes.Set(pull, $"{image.Registry}/{image.Repository}:{near}", "use a tag that exists in the registry");
        foreach (var fix in RegionCommands.For(pull, Fix.Show($"ibmcloud cr image-list --restrict {Shell.Quote(image.Repository)}", "list the tags that exist"),
            Fix.Show($"ibmcloud cr trash-list --restrict {Shell.Quote(image.Repository.Split('/')[0])}", "check whether the image was deleted in the last 30 days")))
            yield return fix;
        if (Near(pull) is null && OpenCopy.Use(pull) is null)
            yield return SetOtherTag(pull, image, ImagesInUse.AnotherTag(pull));
    }

    private static string? Near(Pull pull) => NearestTags.Of(pull) is [var tag, ..] ? tag : null;

    private static Fix SetOtherTag(Pull pull, ImageReference image, string? running) => ImageFixes.Set(
        pull,
        $"{image.Registry}/{image.Repository}:{running ?? "TAG"}",
        running is null ? "replace TAG with a tag that exists" : "use a tag that is already in use elsewhere in this cluster");
}
