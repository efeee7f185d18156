using System.Text.Json.Serialization;

namespace KubectlIcr.Cluster.Wire;

/// <summary>What every Kubernetes object has, slim: only what becomes a fact or selects one. Classes, not records: nothing here prints itself.</summary>
internal abstract class ObjectWire
{
    public MetaWire Metadata
    {
        get;
        set => field = value ?? new();
    } = new();

    /// <summary>When it was made or last changed, as far as we read it.</summary>
    [JsonIgnore]
    public virtual IEnumerable<DateTimeOffset?> Times => [Metadata.CreationTimestamp, .. (Metadata.ManagedFields?.Entries ?? []).Select(entry => entry.Time)];

    /// <summary>The value a field selector compares; null for a path that can't be selected by.</summary>
    public virtual string? Field(string path) => path switch
    {
        "metadata.name" => Metadata.Name,
        "metadata.namespace" => Metadata.Namespace,
        _ => null,
    };
}

/// <summary>An object of any kind, of which only the name matters.</summary>
internal sealed class NamedWire : ObjectWire;

/// <summary><c>metadata</c>.</summary>
internal sealed class MetaWire
{
    public string? Name { get; set; }

    public string? GenerateName { get; set; }

    public string? Namespace { get; set; }

    /// <summary>Saved objects and manifests may leave it out.</summary>
    [JsonIgnore]
    public string NamespaceOrDefault => Namespace is { Length: > 0 } own ? own : "default";

    public string? Uid { get; set; }

    public DateTimeOffset? CreationTimestamp { get; set; }

    /// <summary>Set while it is being deleted.</summary>
    public DateTimeOffset? DeletionTimestamp { get; set; }

    public Dictionary<string, string>? Labels { get; set; }

    /// <summary>Only known ones: others may contain a copy of the entire object.</summary>
    public AnnotationsWire? Annotations { get; set; }

    /// <summary>Those that are used: not those of pods.</summary>
    public ManagedFieldsWire? ManagedFields { get; set; }

    public List<OwnerWire>? OwnerReferences { get; set; }

    /// <summary>The owner that controls the object; null for a bare one.</summary>
    [JsonIgnore]
    public OwnerWire? Controller => OwnerReferences?.Find(owner => owner.Controller);
}

/// <summary>What <c>copy-secret</c> writes, and who admitted a pod.</summary>
internal sealed class AnnotationsWire
{
    /// <summary>The original of a copy, as <c>NAMESPACE/NAME</c>.</summary>
    [JsonPropertyName("kubectl-icr.io/copied-from")]
    public string? CopiedFrom { get; set; }

    /// <summary>The security context constraints that admitted a pod: OpenShift alone has them.</summary>
    [JsonPropertyName("openshift.io/scc")]
    public string? OpenShiftScc { get; set; }
}

/// <summary>One of <c>metadata.ownerReferences</c>.</summary>
internal sealed class OwnerWire
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public string? Name { get; set; }

    public string? Uid { get; set; }

    public bool Controller { get; set; }
}

/// <summary>An object named by its name alone, e.g. a pull secret in a pod.</summary>
internal sealed class NameWire
{
    public string? Name { get; set; }
}
