using System.Globalization;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>The kubelet: how it is started.</summary>
internal static class Kubelet
{
    public static Daemon Start(NodeHost host, string program, string kubeconfig, string name)
    {
        var config = host.Folder.Write("kubelet.yaml", Config(host, LoopbackPorts.Take(1)[0]));
        return host.Start(
            program,
            [
                $"--config={config}", $"--kubeconfig={kubeconfig}", $"--hostname-override={name}", "--node-ip=127.0.0.1",
                "--container-runtime=remote", $"--container-runtime-endpoint=unix://{Containerd.Socket(host)}",
                $"--root-dir={host.Folder.Folder("kubelet")}", $"--cert-dir={host.Folder.Folder("kubelet-certs")}",
            ],
            "kubelet.log");
    }

    // No limits of its own on pulls and events: many pods fail at once here.
    private static string Config(NodeHost host, int port) => $$$"""
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        address: 127.0.0.1
        port: {{{port.ToString(CultureInfo.InvariantCulture)}}}
        healthzPort: 0
        authentication: {anonymous: {enabled: true}, webhook: {enabled: false}}
        authorization: {mode: AlwaysAllow}
        cgroupDriver: cgroupfs
        cgroupsPerQOS: false
        enforceNodeAllocatable: []
        failSwapOn: false
        makeIPTablesUtilChains: false
        evictionHard: {memory.available: 1Mi}
        imageGCHighThresholdPercent: 100
        volumePluginDir: {{{host.Folder.Folder("volume-plugins")}}}
        resolvConf: {{{host.Folder.File("resolv.conf")}}}
        syncFrequency: 5s
        serializeImagePulls: false
        registryPullQPS: 0
        eventRecordQPS: 0
        kubeAPIQPS: 100
        kubeAPIBurst: 200
        """;
}
