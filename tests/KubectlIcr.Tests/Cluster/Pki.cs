using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubectlIcr.Tests.Cluster;

/// <summary>Makes the certificates of the TLS tests.</summary>
internal static class Pki
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    public static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
    }

    /// <summary>An authority that another one certified.</summary>
    public static X509Certificate2 Intermediate(X509Certificate2 authority) => Issue(authority, "CN=intermediate", false, [new X509BasicConstraintsExtension(true, false, 0, true)]);

    /// <summary>A certificate that calls its server by the common name alone.</summary>
    public static X509Certificate2 CommonName(X509Certificate2 authority, string name) => Issue(authority, $"CN={name}", false, []);

    /// <summary>A server's certificate that its authority meant for clients.</summary>
    public static X509Certificate2 ForClients(X509Certificate2 authority, string name) =>
        Issue(authority, "CN=server", false, [Names(name), new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false)]);

    public static X509Certificate2 SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(Names(name));
        return request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(30));
    }

    public static X509Certificate2 Server(X509Certificate2 authority, bool expired = false, params string[] names) => Issue(authority, "CN=server", expired, [Names(names)]);

    private static X509Extension Names(params string[] names)
    {
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var ip)) alternatives.AddIpAddress(ip);
            else alternatives.AddDnsName(name);
        }
        return alternatives.Build();
    }

    public static X509Certificate2 Client(X509Certificate2 authority, bool rsa = false) => Issue(authority, "CN=alice", false, [], rsa);

    public static string KeyPem(X509Certificate2 certificate) =>
        certificate.GetECDsaPrivateKey()?.ExportECPrivateKeyPem() ?? certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem();

    private static X509Certificate2 Issue(X509Certificate2 authority, string subject, bool expired, X509Extension[] extensions, bool rsa = false)
    {
        var to = expired ? Now.AddDays(-1) : Now.AddDays(30);
        var serial = RandomNumberGenerator.GetBytes(8);
        var parent = X509SignatureGenerator.CreateForECDsa(authority.GetECDsaPrivateKey()!);
        if (rsa)
        {
            using var key = RSA.Create(2048);
            return new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                .Create(authority.SubjectName, parent, Now.AddDays(-10), to, serial).CopyWithPrivateKey(key);
        }
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, ec, HashAlgorithmName.SHA256);
        foreach (var extension in extensions) request.CertificateExtensions.Add(extension);
        using var issued = request.Create(authority.SubjectName, parent, Now.AddDays(-10), to, serial);
        return issued.CopyWithPrivateKey(ec);
    }
}
