using System.Security.Cryptography;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>kube-apiserver: how it is started.</summary>
internal static class ApiServer
{
    public static Daemon Start(string program, TempFolder folder, int port, int etcdPort, IEnumerable<User> users)
    {
        using var rsa = RSA.Create(2048);
        var key = folder.Write("service-accounts.key", rsa.ExportRSAPrivateKeyPem());
        var tokens = folder.Write("tokens.csv", string.Concat(users.Select(user => user.TokenFileLine)));
        return new(
            program,
            [
                $"--etcd-servers={Etcd.Url(etcdPort)}",
                "--bind-address=127.0.0.1", $"--secure-port={port}", $"--cert-dir={folder.Folder("apiserver")}",
                $"--token-auth-file={tokens}", "--authorization-mode=RBAC",
                "--service-account-issuer=https://kubernetes.default.svc",
                $"--service-account-key-file={key}", $"--service-account-signing-key-file={key}",
                "--service-cluster-ip-range=10.0.0.0/24",
                "--endpoint-reconciler-type=none", "--enable-priority-and-fairness=false", "--profiling=false", "--delete-collection-workers=16",
            ],
            folder.File("apiserver.log"));
    }

    /// <summary>The certificate that it makes for itself, with its CA's behind it.</summary>
    public static string CaFile(TempFolder folder) => Path.Combine(folder.File("apiserver"), "apiserver.crt");

    // It writes the key after the certificate.
    public static bool HasCertificate(TempFolder folder) => File.Exists(Path.ChangeExtension(CaFile(folder), ".key"));
}
