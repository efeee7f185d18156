using System.Net;
using KubectlIcr.Http;

namespace KubectlIcr.Cluster.Connect;

/// <summary>Where the API server is, how to know it and how to prove who we are: what a kubeconfig context, or a pod's service account, comes to.</summary>
internal sealed class Connection
{
    public required Uri Server { get; init; }

    /// <summary>The kubeconfig context; null in a pod.</summary>
    public string? Context { get; init; }

    public required string Namespace { get; init; }

    public required ServerTrust Trust { get; init; }

    /// <summary><c>tls-server-name</c>; null for the host of <see cref="Server"/>.</summary>
    public string? TlsServerName { get; init; }

    public required Login Login { get; init; }

    /// <summary>The headers for impersonation; empty without.</summary>
    public IReadOnlyList<(string Name, string Value)> Impersonation { get; init; } = [];

    public IWebProxy? Proxy { get; init; }

    public bool DisableCompression { get; init; }

    /// <summary>For one request with its retries; null for no limit.</summary>
    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>kubectl's <c>-v</c>; null to show no requests.</summary>
    public RequestLog? Log { get; init; }
}
