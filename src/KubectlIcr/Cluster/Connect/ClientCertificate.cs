using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubectlIcr.Cluster.Connect;

/// <summary>Reads a client certificate and its key (RSA or EC) from PEM.</summary>
internal static class ClientCertificate
{
    /// <param name="title">Whose it is, for errors.</param>
    public static X509Certificate2Collection Read(string? certificatePem, string? keyPem, string title)
    {
        if (certificatePem is null && keyPem is null) return [];
        if (certificatePem is null) throw new UserError($"error: {title} has a client key without a client certificate");
        if (keyPem is null) throw new UserError($"error: {title} has a client certificate without a client key");
        OpenSsl.Require();
        try
        {
            var all = new X509Certificate2Collection();
            all.ImportFromPem(certificatePem);
            if (all.Count == 0) throw new CryptographicException();
            all[0] = WithKey(certificatePem, keyPem);
            return all;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            // The inner exception may quote the key's text.
            throw new UserError($"error: {title}: the client certificate and key are not a PEM certificate and its private key");
        }
    }

    private static X509Certificate2 WithKey(string certificatePem, string keyPem)
    {
        var certificate = X509Certificate2.CreateFromPem(certificatePem, keyPem);
        if (!OperatingSystem.IsWindows()) return certificate;
        // Windows' TLS cannot use a key that lives in memory only.
        using (certificate) return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
