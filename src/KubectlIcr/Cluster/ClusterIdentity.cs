namespace KubectlIcr.Cluster;

/// <summary>Which cluster the facts are from.</summary>
internal sealed record ClusterIdentity
{
    /// <summary><c>live</c> or <c>files</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The kubeconfig context; null for files and in-cluster.</summary>
    public string? Context { get; init; }

    /// <summary>The API server's URL, or the file the facts were read from.</summary>
    public string? Server { get; init; }

    /// <summary>IBM Cloud's cluster id, from <c>kube-system/cluster-info</c> or a node's provider id; null when unknown.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>IBM Cloud's account id; null when unknown.</summary>
    public string? AccountId { get; init; }

    public bool IsOpenShift { get; init; }

    /// <summary>It is Red Hat OpenShift on IBM Cloud: IBM Cloud made it, as its id or the API server's host shows.</summary>
    public bool IsIbmOpenShift => IsOpenShift && (Id is not null || (Uri.TryCreate(Server, UriKind.Absolute, out var server) && server.Host.EndsWith(".containers.cloud.ibm.com", StringComparison.Ordinal)));
}
