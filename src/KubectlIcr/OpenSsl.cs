using System.Runtime.InteropServices;

namespace KubectlIcr;

/// <summary>Says in one line that OpenSSL is missing on a Linux machine, where .NET's own cryptography would end the process with a core dump.</summary>
internal static partial class OpenSsl
{
    private static readonly Lazy<bool> IsFound = new(() => !OperatingSystem.IsLinux() || Load() != 0);

    /// <summary>Goes before the first hash, random bytes, certificate or TLS of a command.</summary>
    /// <exception cref="UserError">OpenSSL is not installed.</exception>
    public static void Require()
    {
        if (!IsFound.Value)
            throw new UserError("error: OpenSSL (libssl.so.3 or libssl.so.1.1) was not found; TLS and the fingerprints of secrets need it: install the package openssl, e.g. apt-get install openssl");
    }

    /// <summary>The runtime's own search: it tries every name of libssl that it can use, and that of CLR_OPENSSL_VERSION_OVERRIDE first.</summary>
    [LibraryImport("libSystem.Security.Cryptography.Native.OpenSsl", EntryPoint = "CryptoNative_OpenSslAvailable")]
    private static partial int Load();
}
