using System.Text.Json.Serialization;

namespace KubectlIcr.Cluster.Wire;

/// <summary>An object of which it matters who wrote to it, and when. Pods are none: their lists are long, and their managed fields longer than all the rest.</summary>
internal abstract class EditedWire : ObjectWire
{
    protected EditedWire() => base.Metadata = new EditedMetaWire();

    public new EditedMetaWire Metadata
    {
        get => (EditedMetaWire)base.Metadata;
        set => base.Metadata = value ?? new EditedMetaWire();
    }

    [JsonIgnore]
    public override IEnumerable<DateTimeOffset?> Times => [Metadata.CreationTimestamp, .. (Metadata.ManagedFields ?? []).Select(entry => entry?.Time)];
}

/// <summary><c>metadata</c> with its managed fields.</summary>
internal sealed class EditedMetaWire : MetaWire
{
    public List<ManagedFieldsWire?>? ManagedFields { get; set; }

    /// <summary>When somebody last changed more of it than its status; null when nothing tells.</summary>
    [JsonIgnore]
    public DateTimeOffset? EditedAt => (ManagedFields ?? []).Where(one => one is { IsOfStatus: false }).Max(one => one?.Time) ?? CreationTimestamp;
}

/// <summary>One of <c>metadata.managedFields</c>.</summary>
internal sealed class ManagedFieldsWire
{
    public string? Manager { get; set; }

    public DateTimeOffset? Time { get; set; }

    public string? Subresource { get; set; }

    public FieldsWire? FieldsV1 { get; set; }

    /// <summary>Older API servers do not name the subresource; there the controller manager's own entry is the status.</summary>
    [JsonIgnore]
    public bool IsOfStatus => Subresource == "status" || (Subresource is null or "" && Manager == "kube-controller-manager");
}

/// <summary>Which parts a manager owns: a secret's data, a service account's list, a workload's template. What is in them is skipped.</summary>
internal sealed class FieldsWire
{
    [JsonPropertyName("f:data")]
    public OwnedWire? Data { get; set; }

    [JsonPropertyName("f:imagePullSecrets")]
    public OwnedWire? ImagePullSecrets { get; set; }

    [JsonPropertyName("f:spec")]
    public SpecFieldsWire? Spec { get; set; }
}

internal sealed class SpecFieldsWire
{
    [JsonPropertyName("f:template")]
    public OwnedWire? Template { get; set; }

    [JsonPropertyName("f:jobTemplate")]
    public OwnedWire? JobTemplate { get; set; }
}

/// <summary>It is owned, in part or whole.</summary>
internal sealed class OwnedWire;
