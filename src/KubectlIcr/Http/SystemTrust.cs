using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubectlIcr.Http;

/// <summary>The certificates that the machine trusts.</summary>
internal static partial class SystemTrust
{
    /// <summary>Where Linux distributions keep them in one file. Source: Go's crypto/x509, root_linux.go.</summary>
    private static readonly string[] BundleFiles =
    [
        "/etc/ssl/certs/ca-certificates.crt",
        "/etc/pki/tls/certs/ca-bundle.crt",
        "/etc/ssl/ca-bundle.pem",
        "/etc/pki/tls/cacert.pem",
        "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
        "/etc/ssl/cert.pem",
    ];

    private static Lazy<X509Certificate2Collection>? bundle;

    /// <summary>The machine's certificates, read by us because the runtime was kept from it; null where the runtime reads them itself.</summary>
    public static X509Certificate2Collection? Bundle => bundle?.Value;

    /// <summary>
    /// Keeps the runtime from reading them all, which it does on Linux before it builds any chain, even one that trusts only a CA of its own: more
    /// time than the whole check takes. Who needs them gets them from <see cref="Bundle"/>, sooner. Does nothing where there is no such bundle. The
    /// runtime reads the variables from the C environment, which .NET's own setter does not reach; processes we start are not touched.
    /// </summary>
    public static void Forgo(Func<string, string?> environment)
    {
        if (!OperatingSystem.IsLinux() || (environment("SSL_CERT_FILE") is { Length: > 0 } named ? named : Array.Find(BundleFiles, File.Exists)) is not { } file)
            return;
        var folders = environment("SSL_CERT_DIR")?.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? [];
        try
        {
            SetEnvironmentVariable("SSL_CERT_DIR", "/nonexistent", 1);
            SetEnvironmentVariable("SSL_CERT_FILE", "/nonexistent", 1);
            bundle = new(() => Read(file, folders));
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Slower, but correct.
        }
    }

    /// <summary>As Go reads them: the file, and the folders that the user names; what can't be read is not an authority.</summary>
    private static X509Certificate2Collection Read(string file, string[] folders)
    {
        var all = new X509Certificate2Collection();
        foreach (var one in folders.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Where(IsNoAlias).Prepend(file))
        {
            try
            {
                all.ImportFromPem(File.ReadAllText(one));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
            {
                // As Go does.
            }
        }
        return all;
    }

    /// <summary>Not one of the links by hash that stand beside each certificate.</summary>
    private static bool IsNoAlias(string path) => new FileInfo(path).LinkTarget is not { } target || target.Contains('/');

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);
}
