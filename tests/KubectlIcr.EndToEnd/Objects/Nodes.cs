namespace KubectlIcr.EndToEnd.Objects;

/// <summary>Nodes: only objects, no kubelet.</summary>
internal static class Nodes
{
    public static JsonObject New(
        string name,
        string architecture = "amd64",
        string? providerId = null,
        IReadOnlyDictionary<string, string>? labels = null) => Json.Of(new
        {
            apiVersion = "v1",
            kind = "Node",
            metadata = new { name, labels },
            spec = new { providerID = providerId },
            status = new
            {
                conditions = new[] { new { type = "Ready", status = "True", reason = "KubeletReady" } },
                nodeInfo = new
                {
                    architecture,
                    operatingSystem = "linux",
                    containerRuntimeVersion = "containerd://1.7.27",
                    kubeletVersion = "v1.32.4+IKS",
                    bootID = "",
                    kernelVersion = "",
                    kubeProxyVersion = "",
                    machineID = "",
                    osImage = "",
                    systemUUID = "",
                },
            },
        });
}
