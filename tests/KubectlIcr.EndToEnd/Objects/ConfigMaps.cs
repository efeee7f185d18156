namespace KubectlIcr.EndToEnd.Objects;

/// <summary>Config maps: any, and the one by which IBM Cloud says which cluster this is.</summary>
internal static class ConfigMaps
{
    public static JsonObject New(string @namespace, string name, IReadOnlyDictionary<string, string> data) =>
        Json.Of(new { apiVersion = "v1", kind = "ConfigMap", metadata = new { name, @namespace }, data });

    /// <summary><c>kube-system/cluster-info</c>.</summary>
    public static JsonObject ClusterInfo(string clusterId, string clusterName, string accountId) => New(
        "kube-system",
        "cluster-info",
        new Dictionary<string, string>
        {
            ["cluster-config.json"] = Json.Of(new
            {
                cluster_id = clusterId,
                cluster_name = clusterName,
                cluster_type = "vpc-gen2_cruiser",
                datacenter = "dal10",
                account_id = accountId,
                name = clusterName,
            }).ToJsonString(),
        });
}
