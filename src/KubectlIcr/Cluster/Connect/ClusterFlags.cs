namespace KubectlIcr.Cluster.Connect;

/// <summary>The flags about the server, which win over the kubeconfig's cluster as clientcmd's ConfigOverrides do.</summary>
internal sealed record ClusterFlags
{
    public string? Server { get; init; }

    public string? TlsServerName { get; init; }

    /// <summary>Counts from the working folder.</summary>
    public string? CertificateAuthority { get; init; }

    public bool InsecureSkipTlsVerify { get; init; }

    public bool DisableCompression { get; init; }

    public KubeconfigEntry Over(KubeconfigEntry cluster)
    {
        // Flags that say whom to trust say all of it, and another server is not called by the old one's name.
        if (InsecureSkipTlsVerify || CertificateAuthority is not null)
            cluster = cluster.With("certificate-authority-data", null).With("certificate-authority", Absolute(CertificateAuthority)).WithSwitch("insecure-skip-tls-verify", InsecureSkipTlsVerify);
        if (Server is not null || TlsServerName is not null)
            cluster = cluster.With("tls-server-name", TlsServerName);
        if (Server is not null)
            cluster = cluster.With("server", Server);
        return DisableCompression ? cluster.WithSwitch("disable-compression", true) : cluster;
    }

    private static string? Absolute(string? path) => path is null ? null : Path.GetFullPath(path);
}
