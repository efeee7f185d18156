using System.Text.Json;
using System.Text.RegularExpressions;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Which IBM Cloud cluster it is, from <c>kube-system/cluster-info</c> or a node's provider id (facts: cluster identity).</summary>
internal static partial class IdentityFacts
{
    public static ClusterIdentity With(this ClusterIdentity identity, ConfigMapWire? clusterInfo)
    {
        if (Config(clusterInfo) is not { } config) return identity;
        return identity with
        {
            Id = config.ClusterId ?? identity.Id,
            Name = config.ClusterName ?? config.Name ?? identity.Name,
            AccountId = config.AccountId ?? identity.AccountId,
            IsOpenShift = identity.IsOpenShift || config.ClusterType?.Contains("openshift", StringComparison.OrdinalIgnoreCase) == true,
        };
    }

    /// <param name="node">Its provider id is <c>ibm://ACCOUNT///CLUSTER/WORKER</c> on IBM Cloud.</param>
    public static ClusterIdentity With(this ClusterIdentity identity, Node? node) => WithProvider(identity with { IsOpenShift = identity.IsOpenShift || node is { IsOpenShift: true } }, node);

    private static ClusterIdentity WithProvider(ClusterIdentity identity, Node? node) =>
        node?.ProviderId is { } id && id.StartsWith("ibm://", StringComparison.Ordinal) && id["ibm://".Length..].Split('/') is [var account, _, _, { Length: > 0 } cluster, ..]
            ? identity with { Id = identity.Id ?? cluster, AccountId = identity.AccountId ?? (account.Length > 0 ? account : null) }
            : identity;

    /// <summary>The last resort: <c>ibmcloud ks cluster config</c> names contexts <c>NAME/ID</c>.</summary>
    public static ClusterIdentity WithContext(this ClusterIdentity identity) =>
        identity.Id is null && IbmContext().Match(identity.Context ?? "") is { Success: true } match
            ? identity with { Id = match.Groups["id"].Value, Name = identity.Name ?? match.Groups["name"].Value }
            : identity;

    [GeneratedRegex("^(?<name>[^/]+)/(?<id>[a-z0-9]{20}|[0-9a-f]{32})(/admin)?$")]
    private static partial Regex IbmContext();

    private static ClusterConfigWire? Config(ConfigMapWire? clusterInfo)
    {
        try
        {
            return clusterInfo?.Data?.ClusterConfig is { } json ? JsonSerializer.Deserialize(json, WireContext.Default.ClusterConfigWire) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
