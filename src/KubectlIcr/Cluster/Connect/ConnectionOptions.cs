using KubectlIcr.Http;

namespace KubectlIcr.Cluster.Connect;

/// <summary>What kubectl's connection flags say; null where a flag is not given.</summary>
/// <param name="Kubeconfig"><c>--kubeconfig</c>: this one file, which must exist.</param>
/// <param name="Context"><c>--context</c>.</param>
/// <param name="Namespace"><c>-n</c>.</param>
/// <param name="RequestTimeout"><c>--request-timeout</c>; see <see cref="Connect.RequestTimeout.Parse"/>.</param>
internal sealed record ConnectionOptions(
    string? Kubeconfig = null,
    string? Context = null,
    string? Namespace = null,
    TimeSpan? RequestTimeout = null)
{
    /// <summary><c>--kuberc</c>: kubectl's preferences, of which only the policy for credential plugins counts.</summary>
    public string? Kuberc { get; init; }

    /// <summary><c>--cluster</c>: a cluster of the kubeconfig, whatever the context names.</summary>
    public string? Cluster { get; init; }

    /// <summary><c>--user</c>: a user of the kubeconfig, whatever the context names.</summary>
    public string? User { get; init; }

    public ClusterFlags ClusterFlags { get; init; } = new();

    public UserFlags UserFlags { get; init; } = new();

    /// <summary>kubectl's <c>-v</c>; null to show no requests.</summary>
    public RequestLog? Log { get; init; }
}
