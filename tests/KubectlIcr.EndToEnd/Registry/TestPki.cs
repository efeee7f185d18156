using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>A certificate authority of one test run, and what it issued: one leaf for each host name, all valid for a day.</summary>
internal sealed class TestPki : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddHours(-1);
    private static readonly DateTimeOffset End = DateTimeOffset.UtcNow.AddDays(1);

    private readonly ConcurrentDictionary<string, Lazy<X509Certificate2>> leaves = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<X509Certificate2> signer;

    public TestPki(string name = "kubectl-icr test authority")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        Authority = request.CreateSelfSigned(Start, End);
        signer = new(IssueSigner);
    }

    /// <summary>The authority with its private key, for servers beside this world.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>The authority's certificate, as <c>--registry-ca</c> takes it.</summary>
    public string Pem => Authority.ExportCertificatePem() + "\n";

    /// <summary>The RSA certificate that signs registry tokens: RS256 is what ICR and Debian's registry have in common.</summary>
    public X509Certificate2 TokenSigner => signer.Value;

    /// <summary>The certificate of one host, with its key; the same one each time.</summary>
    public X509Certificate2 Certificate(string host) => leaves.GetOrAdd(host, name => new(() => Issue(name))).Value;

    /// <summary>For a client that trusts this authority and no other.</summary>
    public X509ChainPolicy Trust()
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(Authority);
        return trust;
    }

    public void Dispose()
    {
        foreach (var leaf in leaves.Values.Where(leaf => leaf.IsValueCreated)) leaf.Value.Dispose();
        if (signer.IsValueCreated) signer.Value.Dispose();
        Authority.Dispose();
    }

    private X509Certificate2 Issue(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        using var leaf = Sign(request);
        return leaf.CopyWithPrivateKey(key);
    }

    private X509Certificate2 IssueSigner()
    {
        using var key = RSA.Create(2048);
        using var leaf = Sign(new CertificateRequest("CN=token service", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        return leaf.CopyWithPrivateKey(key);
    }

    private X509Certificate2 Sign(CertificateRequest request) => request.Create(
        Authority.SubjectName,
        X509SignatureGenerator.CreateForECDsa(Authority.GetECDsaPrivateKey()!),
        Start,
        End,
        RandomNumberGenerator.GetBytes(8));
}
