using KubectlIcr.Cluster;

namespace KubectlIcr.Kubelet;

/// <summary>
/// Decides whether an image volume fails to be pulled. The kubelet pulls it before the containers, and says so in the pod's events and on each container
/// that mounts it (<c>toKubeContainerImageVolumes</c>); a volume has no status of its own.
/// </summary>
internal static class VolumeFailure
{
    /// <summary>The failure, where its text was read, and the state of a container that waits for the volume; nulls when it does not fail.</summary>
    public static (PullFailure? Failure, string? Source, ContainerState? State) Of(Pod pod, ImageVolume volume, ImageReference? image, PodEvents events)
    {
        var alike = Alike(volume);
        if (pod.Containers.FirstOrDefault(container => Holds(container, volume))?.State is { } state)
        {
            var (failure, source) = ContainerFailure.Read(alike with { State = state }, image, events);
            return (failure, source, state);
        }
        return pod.Containers.All(container => container.IsStillToCome) && events.PullFailed(alike) is { } failed
            ? (PullError.Classify(failed.Message, image?.Registry), "event", null)
            : (null, null, null);
    }

    /// <summary>A container whose events would be the volume's: the kubelet records these about the pod as a whole, with the image's name.</summary>
    public static Container Alike(ImageVolume volume) => new() { Name = volume.Name, Image = volume.Image, List = "volumes" };

    /// <summary>The container waits for this volume.</summary>
    private static bool Holds(Container container, ImageVolume volume) =>
        container.State is { IsPullFailure: true } state
        && $"{state.Reason}: {state.Message}" is var text && NamedImage.IsOfAnother(text, [volume.Image], container.Image);
}
