using KubectlIcr.Cluster;

namespace KubectlIcr.Kubelet;

/// <summary>Decides from a container's status, then its events, whether it fails to pull and what the text says.</summary>
internal static class ContainerFailure
{
    private static readonly string[] PullReasons =
    [
        "ErrImagePull", "ImagePullBackOff", "ImageInspectError", "ErrImageNeverPull", "InvalidImageName", "RegistryUnavailable", "SignatureValidationFailed",
    ];

    /// <summary>The reason of a container that waits for its image, of those that have a name.</summary>
    public static bool IsPullReason(string? reason) => PullReasons.Contains(reason);

    /// <summary>
    /// The failure and where its text was read; nulls when the container does not fail to pull. The kubelet says of an image volume that it can't pull on
    /// the containers that mount it: such a text is the volume's, see <see cref="VolumeFailure"/>.
    /// </summary>
    public static (PullFailure? Failure, string? Source) Of(Container container, ImageReference? image, PodEvents events, IReadOnlyList<ImageVolume> volumes)
    {
        var (failure, source) = Read(container, image, events);
        return failure is null || NamedImage.IsOfAnother(failure.Text, [.. volumes.Select(volume => volume.Image)], container.Image) ? (null, null) : (NamedImage.Heeded(failure, image), source);
    }

    /// <summary>The failure that the status or the events tell of, whichever image its text names.</summary>
    public static (PullFailure? Failure, string? Source) Read(Container container, ImageReference? image, PodEvents events)
    {
        if (container.IsStillToCome)
            return FromEvent(image, events.PullFailed(container) is { FieldPath: not null } told ? told : null);
        if (container.State is not { IsPullFailure: true, Reason: { } reason } state)
            return (null, null);
        var fromStatus = FromStatus(state, image);
        if (fromStatus is { Cause: not PullCause.BackoffOnly })
            return (fromStatus, "status");
        if (events.PullFailed(container) is { } failed)
            return FromEvent(image, failed);
        if (FromLastState(container, image) is { } last)
            return (last, "status");
        return IsPullReason(reason) ? (fromStatus ?? PullError.Classify(reason, image?.Registry), "status") : (null, null);
    }

    private static (PullFailure? Failure, string? Source) FromEvent(ImageReference? image, Event? failed) =>
        failed is null ? (null, null) : (PullError.Classify(failed.Message, image?.Registry), "event");

    /// <summary>The reason of a newer kubelet can be the error sentence itself, so an unknown reason is read like a message.</summary>
    private static PullFailure? FromStatus(ContainerState state, ImageReference? image)
    {
        var known = IsPullReason(state.Reason);
        var text = known ? state.Message : $"{state.Reason}: {state.Message}".TrimEnd(':', ' ');
        if (string.IsNullOrEmpty(text))
            return known ? FromReason(state.Reason!, image) : null;
        var failure = PullError.Classify(text, image?.Registry);
        return known || failure.Cause is not (PullCause.Other or PullCause.BackoffOnly) ? failure : null;
    }

    /// <summary>A reason alone tells the cause where it is the cause's own, as <c>ErrImageNeverPull</c> is.</summary>
    private static PullFailure FromReason(string reason, ImageReference? image) =>
        PullError.Classify(reason, image?.Registry) is { Cause: not PullCause.Other } failure
            ? failure
            : new PullFailure { Cause = PullCause.BackoffOnly, Text = reason, Summary = reason };

    private static PullFailure? FromLastState(Container container, ImageReference? image) =>
        container.LastState is { Phase: "waiting", Message: { Length: > 0 } message }
        && PullError.Classify(message, image?.Registry) is { Cause: not (PullCause.Other or PullCause.BackoffOnly) } failure
            ? failure
            : null;
}
