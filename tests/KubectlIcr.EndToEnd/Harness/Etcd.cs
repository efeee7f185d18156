namespace KubectlIcr.EndToEnd.Harness;

/// <summary>The store behind the API server: how it is started.</summary>
internal static class Etcd
{
    public static Daemon Start(string program, TempFolder folder, int clientPort, int peerPort)
    {
        var client = Url(clientPort);
        var peer = Url(peerPort);
        return new(
            program,
            [
                "--data-dir", folder.Folder("etcd"),
                "--listen-client-urls", client, "--advertise-client-urls", client,
                "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", $"default={peer}",
                // One member that is thrown away: no election to wait for.
                "--heartbeat-interval", "10", "--election-timeout", "100",
            ],
            folder.File("etcd.log"));
    }

    public static string Url(int port) => $"http://127.0.0.1:{port}";
}
