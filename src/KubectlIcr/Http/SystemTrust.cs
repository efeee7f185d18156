using System.Runtime.InteropServices;

namespace KubectlIcr.Http;

/// <summary>The certificates that the machine trusts.</summary>
internal static partial class SystemTrust
{
    /// <summary>
    /// Keeps the runtime from reading them all, which it does on Linux before it builds any chain, even one that trusts only a CA of its own: more
    /// time than the whole check takes. For a process whose every connection has its own CA; where one goes by the machine's trust it is refused.
    /// The runtime reads the variables from the C environment, which .NET's own setter does not reach; processes we start are not touched.
    /// </summary>
    public static void Forgo()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            SetEnvironmentVariable("SSL_CERT_DIR", "/nonexistent", 1);
            SetEnvironmentVariable("SSL_CERT_FILE", "/nonexistent", 1);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Slower, and right all the same.
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);
}
