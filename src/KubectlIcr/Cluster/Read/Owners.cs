using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Names the top controller of an object without asking for it.</summary>
internal static class Owners
{
    /// <summary>E.g. <c>Deployment/web</c>; null for a bare object.</summary>
    public static string? Of(MetaWire meta) => meta.Controller switch
    {
        null => null,
        { Kind: "ReplicaSet", Name: { } name } when DeploymentOf(name, meta) is { } deployment => $"Deployment/{deployment}",
        var owner => $"{owner.Kind}/{owner.Name}",
    };

    /// <summary>The custom resource that controls an object; null where nothing or something of Kubernetes' own does. Only custom groups are domain names of others.</summary>
    public static CustomOwner? CustomOf(MetaWire meta) =>
        meta.Controller is { ApiVersion: { } version, Kind: { Length: > 0 } kind, Name: { Length: > 0 } name } && version.Split('/') is [var group, _]
        && group.Contains('.', StringComparison.Ordinal) && !group.EndsWith(".k8s.io", StringComparison.Ordinal)
            ? new CustomOwner(kind, group, name)
            : null;

    // A Deployment calls its ReplicaSet NAME-HASH and puts the hash on the pods; no one else does.
    private static string? DeploymentOf(string replicaSet, MetaWire meta) =>
        meta.Labels?.GetValueOrDefault("pod-template-hash") is { Length: > 0 } hash && replicaSet.EndsWith("-" + hash, StringComparison.Ordinal)
            ? replicaSet[..^(hash.Length + 1)]
            : null;
}
