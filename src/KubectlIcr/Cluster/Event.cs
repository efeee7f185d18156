namespace KubectlIcr.Cluster;

/// <summary>An event about a pod or about a workload whose pods can't be created.</summary>
internal sealed record Event
{
    public required string Namespace { get; init; }

    public required string InvolvedKind { get; init; }

    public required string InvolvedName { get; init; }

    public string InvolvedUid { get; init; } = "";

    /// <summary>E.g. <c>spec.containers{main}</c>; null for events about the whole pod.</summary>
    public string? FieldPath { get; init; }

    /// <summary><c>Normal</c> or <c>Warning</c>.</summary>
    public required string Type { get; init; }

    public required string Reason { get; init; }

    public required string Message { get; init; }

    public int Count { get; init; } = 1;

    /// <summary>The oldest of its times; null when it has none.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>The newest of <c>series.lastObservedTime</c>, <c>lastTimestamp</c>, <c>eventTime</c>, <c>firstTimestamp</c>; where there is none, its creation.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>A container's image could not be pulled, or looked for on the node. What begins with <c>Error: </c> only repeats the container's status.</summary>
    public bool IsPullFailure => Type == "Warning" && Reason is "Failed" or "InspectFailed" or "ErrImageNeverPull" && !Message.StartsWith("Error: ", StringComparison.Ordinal);

    /// <summary>It says that the image still can't be pulled, and nothing of why. The kubelet repeats it, so that it lives longer than the cause.</summary>
    public bool RepeatsPullFailure => Reason switch
    {
        "BackOff" => Message.StartsWith("Back-off pulling image", StringComparison.Ordinal),
        "Failed" => Message is "Error: ImagePullBackOff" or "Error: ErrImagePull",
        _ => false,
    };

    /// <summary>The sandbox could not be created because the node's pause image is missing.</summary>
    public bool IsSandboxImageFailure => Reason == "FailedCreatePodSandBox" && Message.Contains("sandbox image", StringComparison.Ordinal);

    /// <summary>A pull that takes longer than this is reported: a container runtime gives up on one that gets no data for five minutes.</summary>
    public static TimeSpan LongPull { get; } = TimeSpan.FromMinutes(5);

    /// <summary>It says that a pull began, so long ago that it takes longer than most.</summary>
    public bool IsLongPull(DateTimeOffset now) => Reason == "Pulling" && LastSeen != default && now - LastSeen >= LongPull;

    /// <summary>By UID: a namesake that is gone had other troubles. Templates have none and go by kind and name.</summary>
    public bool IsAbout(Pod pod) =>
        pod.Uid.Length > 0 && InvolvedUid.Length > 0
            ? InvolvedUid == pod.Uid
            : InvolvedKind == pod.Kind && InvolvedName == pod.Name && Namespace == pod.Namespace;
}
