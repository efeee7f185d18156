using System.Text.Json.Serialization;

namespace KubectlIcr.Cluster.Wire;

/// <summary>A secret: of its data only the two keys the kubelet reads.</summary>
internal sealed class SecretWire : ObjectWire
{
    public string? Type { get; set; }

    /// <summary>Base64.</summary>
    public SecretDataWire? Data { get; set; }

    /// <summary>Plain text, in manifests only.</summary>
    public SecretDataWire? StringData { get; set; }

    public override string? Field(string path) => path == "type" ? Type : base.Field(path);
}

internal sealed class SecretDataWire
{
    [JsonPropertyName(".dockerconfigjson")]
    public string? DockerConfigJson { get; set; }

    [JsonPropertyName(".dockercfg")]
    public string? DockerCfg { get; set; }
}
