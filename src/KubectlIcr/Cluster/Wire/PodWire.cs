using System.Text.Json.Serialization;

namespace KubectlIcr.Cluster.Wire;

/// <summary>A pod.</summary>
internal sealed class PodWire : ObjectWire
{
    public PodSpecWire? Spec { get; set; }

    public PodStatusWire? Status { get; set; }

    /// <summary>It is being deleted: what it waits for no longer matters.</summary>
    [JsonIgnore]
    public bool IsGoing => Metadata.DeletionTimestamp is not null;

    [JsonIgnore]
    public override IEnumerable<DateTimeOffset?> Times =>
        [Metadata.CreationTimestamp, .. (Status?.Conditions ?? []).SelectMany(one => new[] { one?.LastHeartbeatTime, one?.LastTransitionTime })];
}

/// <summary>A pod's spec, or that of a template.</summary>
internal sealed class PodSpecWire
{
    public string? NodeName { get; set; }

    public string? ServiceAccountName { get; set; }

    /// <summary>The old name of <see cref="ServiceAccountName"/>.</summary>
    public string? ServiceAccount { get; set; }

    public List<NameWire>? ImagePullSecrets { get; set; }

    public List<ContainerWire>? InitContainers { get; set; }

    public List<ContainerWire>? Containers { get; set; }

    public List<ContainerWire>? EphemeralContainers { get; set; }

    public List<VolumeWire?>? Volumes { get; set; }
}

internal sealed class VolumeWire
{
    public string? Name { get; set; }

    public ImageVolumeWire? Image { get; set; }
}

internal sealed class ImageVolumeWire
{
    public string? Reference { get; set; }

    public string? PullPolicy { get; set; }
}

internal sealed class ContainerWire
{
    public string? Name { get; set; }

    public string? Image { get; set; }

    public string? ImagePullPolicy { get; set; }
}

internal sealed class PodStatusWire
{
    public string? Phase { get; set; }

    public List<ConditionWire>? Conditions { get; set; }

    public List<ContainerStatusWire>? InitContainerStatuses { get; set; }

    public List<ContainerStatusWire>? ContainerStatuses { get; set; }

    public List<ContainerStatusWire>? EphemeralContainerStatuses { get; set; }
}

internal sealed class ContainerStatusWire
{
    public string? Name { get; set; }

    public ContainerStateWire? State { get; set; }

    public ContainerStateWire? LastState { get; set; }
}

internal sealed class ContainerStateWire
{
    public StateWire? Waiting { get; set; }

    public StateWire? Running { get; set; }

    public StateWire? Terminated { get; set; }
}

internal sealed class StateWire
{
    public string? Reason { get; set; }

    public string? Message { get; set; }
}

/// <summary>A condition of a pod or node, for its times: they tell when saved objects were saved, and since when a node is ready.</summary>
internal sealed class ConditionWire
{
    public string? Type { get; set; }

    public DateTimeOffset? LastHeartbeatTime { get; set; }

    public DateTimeOffset? LastTransitionTime { get; set; }
}
