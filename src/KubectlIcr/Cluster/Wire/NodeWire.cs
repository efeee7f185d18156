using System.Text.Json.Serialization;

namespace KubectlIcr.Cluster.Wire;

/// <summary>A node.</summary>
internal sealed class NodeWire : ObjectWire
{
    public NodeSpecWire? Spec { get; set; }

    public NodeStatusWire? Status { get; set; }

    [JsonIgnore]
    public override IEnumerable<DateTimeOffset?> Times =>
        [Metadata.CreationTimestamp, .. (Status?.Conditions ?? []).SelectMany(one => new[] { one?.LastHeartbeatTime, one?.LastTransitionTime })];
}

internal sealed class NodeSpecWire
{
    public string? ProviderID { get; set; }
}

internal sealed class NodeStatusWire
{
    public List<ConditionWire>? Conditions { get; set; }

    public NodeInfoWire? NodeInfo { get; set; }

    public List<NodeImageWire?>? Images { get; set; }
}

internal sealed class NodeImageWire
{
    public List<string?>? Names { get; set; }
}

internal sealed class NodeInfoWire
{
    public string? OperatingSystem { get; set; }

    public string? Architecture { get; set; }

    public string? ContainerRuntimeVersion { get; set; }

    public string? KubeletVersion { get; set; }
}
