using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubectlIcr.EndToEnd.Ibm;

/// <summary>A certificate authority of its own and, by it, a certificate for whatever host is asked for.</summary>
internal sealed class IbmCertificates
{
    private readonly X509Certificate2 authority;
    private readonly ConcurrentDictionary<string, X509Certificate2> hosts = new();

    /// <param name="authority">A CA certificate with its ECDSA key, to share one with other servers; null for a new one.</param>
    public IbmCertificates(X509Certificate2? authority = null) => this.authority = authority ?? NewAuthority();

    public string CaPem => authority.ExportCertificatePem();

    public X509Certificate2 For(string host) => hosts.GetOrAdd(host, Issue);

    private static X509Certificate2 NewAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority of the IBM stand-in", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(30));
    }

    private X509Certificate2 Issue(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var signer = X509SignatureGenerator.CreateForECDsa(authority.GetECDsaPrivateKey()!);
        using var issued = request.Create(authority.SubjectName, signer, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20), RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }
}
