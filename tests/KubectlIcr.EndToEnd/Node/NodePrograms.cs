using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>The programs of a node: those of the control plane's set, and containerd, as <c>node.sh</c> finds or fetches it.</summary>
internal sealed record NodePrograms(string Assets, string ContainerdFolder)
{
    private static readonly TimeSpan FetchLimit = TimeSpan.FromMinutes(5);

    /// <summary>Why this machine can't have a node; null where it can.</summary>
    public static string? WhyNot { get; } = Missing();

    public string Kubelet => Path.Combine(Assets, "kubelet");

    public string ControllerManager => Path.Combine(Assets, "kube-controller-manager");

    public static async Task<NodePrograms> FindAsync()
    {
        var script = Path.Combine(Repository.Root, "tests", "KubectlIcr.EndToEnd", "node.sh");
        var outcome = await Execution.RunAsync(new ProcessStartInfo("bash", [script]), stdin: null, FetchLimit);
        return new((await ControlPlaneAssets.FindAsync()).Folder, outcome.Succeeded().Stdout.TrimEnd('\n'));
    }

    /// <summary>A script beside this file.</summary>
    public static string Script(string name) => Path.Combine(Repository.Root, "tests", "KubectlIcr.EndToEnd", "Node", name);

    private static string? Missing()
    {
        if (!OperatingSystem.IsLinux()) return "a kubelet runs on Linux only";
        if (!Environment.IsPrivilegedProcess) return "a kubelet needs root; run the tests as root";
        if (NodeHost.WhyNot() is { } words) return $"this machine refuses namespaces and mounts of their own to the node: {words}";
        var named = Environment.GetEnvironmentVariable("KUBEBUILDER_ASSETS");
        return named is { Length: > 0 } && !File.Exists(Path.Combine(named, "kubelet")) ? $"KUBEBUILDER_ASSETS={named} holds no kubelet" : null;
    }
}
