using System.Collections.Frozen;

namespace KubectlIcr.Cluster;

/// <summary>A container of a pod or template and how far it came.</summary>
internal sealed record Container
{
    public required string Name { get; init; }

    /// <summary>As written in the spec.</summary>
    public required string Image { get; init; }

    /// <summary>The list of the spec it stands in; also the start of an event's <c>fieldPath</c>: <c>containers</c>, <c>initContainers</c> or <c>ephemeralContainers</c>.</summary>
    public string List { get; init; } = "containers";

    /// <summary><c>Always</c>, <c>IfNotPresent</c> or <c>Never</c>; null when the spec leaves it out.</summary>
    public string? PullPolicy { get; init; }

    /// <summary>Its JSON pointer in an object whose kind is not built in; else null.</summary>
    public string? Pointer { get; init; }

    /// <summary>Null when the status has none (not started, or a template).</summary>
    public ContainerState? State { get; init; }

    /// <summary><c>status.lastState</c>; null when there is none.</summary>
    public ContainerState? LastState { get; init; }

    /// <summary>Its status does not show the state of its image yet: only events do.</summary>
    public bool IsStillToCome => State is null or { IsEarly: true };
}

/// <summary>One container state of the pod's status.</summary>
/// <param name="Phase"><c>waiting</c>, <c>running</c> or <c>terminated</c>.</param>
internal sealed record ContainerState(string Phase, string? Reason, string? Message)
{
    // The kubelet's waiting reasons that are not about the image. Its pull errors can't be listed: some are whole sentences.
    private static readonly FrozenSet<string> OtherWaits = FrozenSet.Create(
        "ContainerCreating", "PodInitializing", "CrashLoopBackOff", "CreateContainerConfigError", "CreateContainerError", "RunContainerError",
        "PreCreateHookError", "PreStartHookError", "PostStartHookError", "StartError", "ContainerCannotRun", "CreatePodSandboxError", "ConfigPodSandboxError",
        "KillContainerError", "KillPodSandboxError", "Completed", "Error", "ContainerStatusUnknown", "ImageVolumeMountFailed", "RROUnsupported", "SecurityProfileInvalid");

    /// <summary>Waits that come before the image, which is all that is known of it then.</summary>
    private static readonly FrozenSet<string> EarlyWaits = FrozenSet.Create("ContainerCreating", "PodInitializing", "CreatePodSandboxError", "ConfigPodSandboxError");

    /// <summary>The container waits, and for something that comes before its image.</summary>
    public bool IsEarly => Phase == "waiting" && (Reason is not { Length: > 0 } reason || EarlyWaits.Contains(reason));

    /// <summary>The image is there, however the container fares with it.</summary>
    public bool HasImage => Phase != "waiting" || (Reason is { Length: > 0 } reason && !IsPullFailure && !EarlyWaits.Contains(reason));

    /// <summary>The container waits, and for its image.</summary>
    public bool IsPullFailure => Phase == "waiting" && Reason is { Length: > 0 } reason && !OtherWaits.Contains(reason);
}
