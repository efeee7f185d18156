namespace KubectlIcr.EndToEnd.Node;

/// <summary>The container runtime: how it is started. It pulls as in production; in place of runc it gets <c>stand-in-runc.sh</c>.</summary>
internal static class Containerd
{
    public static Daemon Start(NodeHost host, string folder, string pauseImage)
    {
        var config = host.Folder.Write("containerd.toml", Config(host, pauseImage));
        return host.Start(Path.Combine(folder, "containerd"), ["--config", config], "containerd.log");
    }

    public static string Socket(NodeHost host) => host.Folder.File("containerd.sock");

    private static string Config(NodeHost host, string pauseImage) => $$"""
        version = 2
        root = "{{host.Folder.Folder("containerd")}}"
        state = "{{host.Folder.Folder("containerd-state")}}"

        [grpc]
          address = "{{Socket(host)}}"

        [plugins."io.containerd.internal.v1.opt"]
          path = "{{host.Folder.Folder("opt")}}"

        [plugins."io.containerd.grpc.v1.cri"]
          sandbox_image = "{{pauseImage}}"
          disable_apparmor = true
          restrict_oom_score_adj = true

          [plugins."io.containerd.grpc.v1.cri".cni]
            bin_dir = "{{Plugins(host)}}"
            conf_dir = "{{Network(host)}}"

          [plugins."io.containerd.grpc.v1.cri".containerd]
            snapshotter = "native"
            default_runtime_name = "runc"

            [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
              runtime_type = "io.containerd.runc.v2"

              [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
                BinaryName = "{{NodePrograms.Script("stand-in-runc.sh")}}"
                Root = "{{host.Folder.Folder("runc")}}"
        """;

    private static string Network(NodeHost host)
    {
        var folder = host.Folder.Folder("net.d");
        File.WriteAllText(Path.Combine(folder, "pods.conf"), """{"cniVersion":"0.3.1","name":"pods","type":"pods"}""");
        return folder;
    }

    /// <summary>The runtime asks for a loopback of its own accord.</summary>
    private static string Plugins(NodeHost host)
    {
        var folder = host.Folder.Folder("cni");
        foreach (var name in (string[])["loopback", "pods"])
            File.CreateSymbolicLink(Path.Combine(folder, name), NodePrograms.Script("stand-in-network.sh"));
        return folder;
    }
}
