using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR109: the mirror that the node asks in the registry's place does not serve the image.</summary>
internal sealed class MirrorFailure : MessageRule
{
    private static readonly PullCause[] Absent = [PullCause.NotFoundTag, PullCause.NotFoundRepoOrDenied];
    private static readonly PullCause[] Refused = [PullCause.Unauthorized, PullCause.BadCredentials, PullCause.Forbidden];

    private static readonly PullCause[] Unreached =
    [
        PullCause.Dns, PullCause.ConnectTimeout, PullCause.ConnectionRefused, PullCause.Proxy, PullCause.TlsUnknownCa, PullCause.TlsOther, PullCause.HttpVsHttps,
    ];

    public override string Id => "ICR109";

    public override string Title => "A mirror does not serve the image";

    public override IReadOnlyList<PullCause> Explains => [PullCause.NotFoundTag, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The node's container runtime is configured to use a mirror or a pull-through cache for the images of this registry, and the mirror does not have the "
        + "image or refuses to serve it. A mirror's response says nothing about the registry in the image's name: the tag might still exist there.";

    public override string Remedy =>
        "Fix the mirror: copy the image to it, correct the list of registries that it mirrors, or give it credentials for the registry. Where nodes are allowed to reach the registry, "
        + "let the runtime fall back to it. Do not change the tag in the pod.";

    public override string WhenToIgnore => "While the image is being copied to the mirror: the kubelet retries automatically.";

    public override bool Tells(PullFailure failure) => Deciding(failure) is not null;

    protected override string Message(Pull pull, PullFailure failure)
    {
        var mirrors = Of(failure).Where(one => Serves(one.Failure) is not null).ToList();
        var told = mirrors.Select(one => $"mirror {one.Failure.Mirror} {string.Format(Serves(one.Failure)!, Path(pull, one))}");
        return failure.Tries is [.., { Host: { } host } source] ? $"{ShortList.All(told)}; {host} {Source(source.Failure)}" : ShortList.All(told);
    }

    protected override Certainty CertaintyOf(Pull pull, PullFailure failure) => failure.Tries.Count > 0 ? Certainty.Certain : Certainty.Likely;

    protected override IEnumerable<Evidence> More(Pull pull)
    {
        if (pull is { Failure.Tries.Count: 0, Image: { } image })
            yield return Evidence.Note($"the error contains only the mirror's response, so {image.Registry} could have the image");
    }

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts)
    {
        if (Deciding(failure) is not { Failure.Mirror: { } mirror } deciding || pull.Image is not { } image)
            yield break;
        if (Absent.Contains(deciding.Failure.Cause) && failure.Tries.Count > 0)
            yield return new Fix(
                $"docker buildx imagetools create --tag {Shell.Quote($"{mirror}/{Repository(deciding)}:{image.Tag ?? "TAG"}")} {Shell.Quote(image.Raw)}",
                "copy the image to the mirror, from a machine that can reach both");
        if (facts.Identity.IsOpenShift)
            yield return Fix.Show("kubectl get imagedigestmirrorsets.config.openshift.io,imagetagmirrorsets.config.openshift.io -o yaml", "show which mirrors the cluster configures on its nodes");
        yield return Fix.Show(
            $"{Network.OnNode(pull, facts)} grep -rs {Shell.Quote(mirror)} /host/etc/containers/registries.conf /host/etc/containers/registries.conf.d /host/etc/containerd /host/etc/rancher",
            "show where the node is configured to use this mirror");
        yield return Network.ConnectFromNode(pull, failure with { Host = image.Registry }, facts, $"check whether the node reaches {image.Registry} without the mirror");
    }

    /// <summary>The mirror's answer that the finding is about; null where no mirror withheld the image, or the registry itself does not have it either.</summary>
    private static MirrorTry? Deciding(PullFailure failure) =>
        failure.Tries is [.., var source] && Absent.Contains(source.Failure.Cause) ? null : Of(failure).FirstOrDefault(one => Serves(one.Failure) is not null);

    private static IEnumerable<MirrorTry> Of(PullFailure failure) =>
        failure.Tries.Count > 0 ? failure.Tries.SkipLast(1) : failure.Mirror is null ? [] : [new MirrorTry("", failure)];

    /// <summary>What the mirror does instead of serving the image; null for faults of the way there, which other rules tell.</summary>
    private static string? Serves(PullFailure failure) =>
        failure.Mirror is null ? null
        : Absent.Contains(failure.Cause) ? "does not have {0}"
        : Refused.Contains(failure.Cause) ? "refuses to serve {0}"
        : failure.Cause == PullCause.Other ? "responds to the request for {0} with an error"
        : null;

    private static string Source(PullFailure failure) =>
        Unreached.Contains(failure.Cause) ? "can't be reached"
        : Refused.Contains(failure.Cause) ? "refuses the pull"
        : $"fails as well: {failure.Summary}";

    private static string Path(Pull pull, MirrorTry one) =>
        one.Host is { } host ? one.Image[(host.Length + 1)..] : pull.Use.Image;

    private static string Repository(MirrorTry one) => ImageReference.TryParse(one.Image, out var parsed, out _) ? parsed.Repository : "REPOSITORY";
}
