using System.Security.Cryptography.X509Certificates;
using KubectlIcr.Tests.Cluster;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>The certificates of the proxies, and the authority that a kubeconfig names.</summary>
internal sealed class FaultCertificates : IDisposable
{
    private const string Name = "127.0.0.1";
    private readonly X509Certificate2 authority = Pki.Authority("faults");

    public FaultCertificates()
    {
        Current = Pki.Server(authority, names: Name);
        Old = Pki.Server(authority, expired: true, Name);
    }

    public X509Certificate2 Current { get; }

    /// <summary>It ended a day ago.</summary>
    public X509Certificate2 Old { get; }

    public string AuthorityPem => authority.ExportCertificatePem();

    public void Dispose()
    {
        authority.Dispose();
        Current.Dispose();
        Old.Dispose();
    }
}
