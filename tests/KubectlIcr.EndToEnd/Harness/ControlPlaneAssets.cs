using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>The programs of a control plane, as <c>control-plane.sh</c> finds or makes them.</summary>
internal sealed record ControlPlaneAssets(string Folder)
{
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(30);

    public string Etcd => Path.Combine(Folder, "etcd");

    public string ApiServer => Path.Combine(Folder, "kube-apiserver");

    /// <summary>The set's own; a set without one leaves it to PATH.</summary>
    public string Kubectl => Path.Combine(Folder, "kubectl") is var own && File.Exists(own) ? own : "kubectl";

    public static async Task<ControlPlaneAssets> FindAsync()
    {
        var script = Path.Combine(Repository.Root, "tests", "KubectlIcr.EndToEnd", "control-plane.sh");
        var outcome = await Execution.RunAsync(new ProcessStartInfo("bash", [script]), stdin: null, BuildLimit);
        return new(outcome.Succeeded().Stdout.TrimEnd('\n'));
    }
}
