using System.Text.Json.Serialization;

namespace KubectlIcr.Cluster.Wire;

/// <summary>An ImageContentSourcePolicy, ImageDigestMirrorSet or ImageTagMirrorSet.</summary>
internal sealed class MirrorWire : ObjectWire
{
    public MirrorSpecWire? Spec { get; set; }
}

internal sealed class MirrorSpecWire
{
    public List<MirroredWire?>? RepositoryDigestMirrors { get; set; }

    public List<MirroredWire?>? ImageDigestMirrors { get; set; }

    public List<MirroredWire?>? ImageTagMirrors { get; set; }

    [JsonIgnore]
    public IEnumerable<MirroredWire?> All => RepositoryDigestMirrors ?? ImageDigestMirrors ?? ImageTagMirrors ?? [];
}

internal sealed class MirroredWire
{
    public string? Source { get; set; }

    public List<string?>? Mirrors { get; set; }
}
