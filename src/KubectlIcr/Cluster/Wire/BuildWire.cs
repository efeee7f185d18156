using System.Text.Json.Serialization;

namespace KubectlIcr.Cluster.Wire;

/// <summary>OpenShift's build: the image it begins with, and how it went.</summary>
internal sealed class BuildWire : ObjectWire
{
    public BuildSpecWire? Spec { get; set; }

    public BuildStatusWire? Status { get; set; }
}

internal sealed class BuildSpecWire
{
    public string? ServiceAccount { get; set; }

    public BuildStrategyWire? Strategy { get; set; }
}

internal sealed class BuildStrategyWire
{
    public BuildFromWire? SourceStrategy { get; set; }

    public BuildFromWire? DockerStrategy { get; set; }

    public BuildFromWire? CustomStrategy { get; set; }

    [JsonIgnore]
    public BuildFromWire? Any => SourceStrategy ?? DockerStrategy ?? CustomStrategy;
}

internal sealed class BuildFromWire
{
    public ImageSourceWire? From { get; set; }

    /// <summary>What the build pulls with: set when it was created, also from what its service account links.</summary>
    public NameWire? PullSecret { get; set; }
}

internal sealed class BuildStatusWire
{
    public string? Phase { get; set; }

    public string? Reason { get; set; }

    public string? LogSnippet { get; set; }
}
