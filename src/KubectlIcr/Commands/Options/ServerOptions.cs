using KubectlIcr.Cluster.Connect;
using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>kubectl's flags about the API server: where it is and how to know it.</summary>
internal static class ServerOptions
{
    /// <summary>Declares the flags and returns what reads them.</summary>
    public static Func<ClusterFlags> Define(CommandLineApplication command)
    {
        var server = command.Value("-s|--server <URL>", "The address and port of the Kubernetes API server").Completes(Completion.Nothing);
        var name = command.Value("--tls-server-name <NAME>", "The name that the server's certificate must have, if not that of its address").Completes(Completion.Nothing);
        var authority = command.Value("--certificate-authority <FILE>", "Certificate authorities (PEM) that the server's certificate must come from").Completes(Completion.Files);
        var insecure = command.Switch("--insecure-skip-tls-verify", "Do not check the server's certificate; this makes the connection insecure");
        var uncompressed = command.Switch("--disable-compression", "Do not ask the server for compressed answers");
        return () => new ClusterFlags
        {
            Server = server.Last(),
            TlsServerName = name.Last(),
            CertificateAuthority = authority.Last(),
            InsecureSkipTlsVerify = insecure.IsOn(),
            DisableCompression = uncompressed.IsOn(),
        };
    }
}
