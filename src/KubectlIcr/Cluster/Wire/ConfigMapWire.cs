using System.Text.Json.Serialization;

namespace KubectlIcr.Cluster.Wire;

/// <summary>A config map, as far as IBM's <c>kube-system/cluster-info</c> needs it.</summary>
internal sealed class ConfigMapWire : ObjectWire
{
    public ClusterInfoDataWire? Data { get; set; }
}

internal sealed class ClusterInfoDataWire
{
    /// <summary>JSON in a text: a <see cref="ClusterConfigWire"/>.</summary>
    [JsonPropertyName("cluster-config.json")]
    public string? ClusterConfig { get; set; }
}

/// <summary>IBM Cloud's own description of the cluster.</summary>
internal sealed class ClusterConfigWire
{
    [JsonPropertyName("cluster_id")]
    public string? ClusterId { get; set; }

    [JsonPropertyName("cluster_name")]
    public string? ClusterName { get; set; }

    [JsonPropertyName("cluster_type")]
    public string? ClusterType { get; set; }

    [JsonPropertyName("account_id")]
    public string? AccountId { get; set; }

    public string? Name { get; set; }
}
