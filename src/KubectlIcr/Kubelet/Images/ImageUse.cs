using KubectlIcr.Cluster;

namespace KubectlIcr.Kubelet;

/// <summary>What a pod needs an image for.</summary>
internal enum ImageUseKind
{
    /// <summary>An init, main or ephemeral container.</summary>
    Container,

    /// <summary>A volume that the kubelet fills from the image.</summary>
    Volume,

    /// <summary>The pause image: the node pulls it for itself, without the pod's secrets.</summary>
    Sandbox,
}

/// <summary>One image that a pod needs and how far it came with it: what a <see cref="Pull"/> pulls.</summary>
/// <param name="Name">Of the container or the volume.</param>
/// <param name="Image">As written in the spec.</param>
/// <param name="List">The list of the pod's spec it stands in, e.g. <c>initContainers</c>.</param>
/// <param name="PullPolicy"><c>Always</c>, <c>IfNotPresent</c> or <c>Never</c>; null when the spec leaves it out.</param>
/// <param name="State">Of the container, or of one that waits for the volume, which has no status of its own; null where there is none.</param>
internal sealed record ImageUse(ImageUseKind Kind, string Name, string Image, string List, string? PullPolicy = null, ContainerState? State = null)
{
    /// <summary>The container's JSON pointer in an object whose kind is not built in; else null.</summary>
    public string? Pointer { get; init; }

    public static ImageUse Of(Container container) =>
        new(ImageUseKind.Container, container.Name, container.Image, container.List, container.PullPolicy, container.State) { Pointer = container.Pointer };

    /// <param name="state">Of a container that waits for the volume; null where none does.</param>
    public static ImageUse Of(ImageVolume volume, ContainerState? state = null) => new(ImageUseKind.Volume, volume.Name, volume.Image, "volumes", volume.PullPolicy, state);

    public static ImageUse SandboxOf(string image) => new(ImageUseKind.Sandbox, "(sandbox)", image, "sandbox");

    public bool IsSandbox => Kind == ImageUseKind.Sandbox;

    public bool IsEphemeral => List == "ephemeralContainers";

    /// <summary>The volume's name; null for anything else.</summary>
    public string? Volume => Kind == ImageUseKind.Volume ? Name : null;

    /// <summary>The container's name; null for a volume.</summary>
    public string? Container => Kind == ImageUseKind.Volume ? null : Name;

    /// <summary>As people call it, e.g. <c>container web</c>.</summary>
    public string Words => List switch { "tags" => $"tag {Name}", "build" => "the build", _ => $"{(Kind == ImageUseKind.Volume ? "volume" : "container")} {Name}" };
}
