using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>A certificate authority that signed nothing here.</summary>
internal static class OtherCertificate
{
    public static string Pem(string name)
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.ExportCertificatePem();
    }
}
