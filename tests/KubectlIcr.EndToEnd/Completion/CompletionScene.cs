namespace KubectlIcr.EndToEnd.Completion;

/// <summary>A namespace with things to offer, and kubectl in two versions with <c>kubectl_complete-icr</c> in its PATH.</summary>
internal sealed class CompletionScene : IDisposable
{
    private static int count;
    private readonly TempFolder folder = new();

    private CompletionScene(string @namespace, Kubectl kubectl) => (Namespace, Kubectl) = (@namespace, kubectl);

    public string Namespace { get; }

    /// <summary>The one that comes with the control plane, without <c>kubectl_complete-icr</c>.</summary>
    public Kubectl Kubectl { get; }

    public static async Task<CompletionScene> SetAsync(ControlPlane plane, User? user = null)
    {
        var name = $"complete-{Interlocked.Increment(ref count)}";
        await plane.CreateNamespaceAsync(name);
        await plane.Api.CreateAllAsync(
        [
            Pods.New(name, "web-1", "us.icr.io/team/app:1.0"),
            Pods.New(name, "web-2", "us.icr.io/team/app:1.0"),
            Pods.New(name, "db-0", "us.icr.io/team/app:1.0"),
            Workloads.New("Deployment", name, "shop", "us.icr.io/team/app:1.0"),
            Workloads.New("StatefulSet", name, "ledger", "us.icr.io/team/app:1.0"),
        ]);
        return new(name, plane.Kubectl(user, name));
    }

    /// <summary>kubectl that finds <c>kubectl_complete-icr</c>, as <c>kubectl icr completion</c> prints it.</summary>
    /// <param name="newer">The npm package's, not the machine's.</param>
    public async Task<Kubectl> CompletingAsync(bool newer = false)
    {
        var file = folder.Write("kubectl_complete-icr", (await Kubectl.IcrAsync("completion")).Succeeded().Stdout);
        (await Kubectl.OtherAsync("chmod", "+x", file)).Succeeded();
        return Kubectl with { Folders = [folder.Path], Program = newer ? await NewerKubectl.FindAsync() : Kubectl.Program };
    }

    public void Dispose() => folder.Dispose();
}
