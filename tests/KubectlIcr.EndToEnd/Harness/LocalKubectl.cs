namespace KubectlIcr.EndToEnd.Harness;

/// <summary>The real kubectl for what needs no cluster, with a folder for files.</summary>
public sealed class LocalKubectl : IAsyncLifetime
{
    private Kubectl? kubectl;

    internal TempFolder Folder { get; } = new();

    internal Kubectl Kubectl => kubectl!;

    internal static string Cases(string name) => Path.Combine(Repository.Root, "tests", "KubectlIcr.Tests", "Cases", name);

    public async Task InitializeAsync() => kubectl = new((await ControlPlaneAssets.FindAsync()).Kubectl, Folder.Folder("home")) { Kubeconfig = Folder.Write("kubeconfig", "") };

    public Task DisposeAsync()
    {
        Folder.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Prints a document of any kind as it is, in the format asked for: a patch that changes nothing, without a cluster.</summary>
    internal Task<Outcome> PrintAsync(string file, string format) => Kubectl.RunAsync("patch", "--local", "-f", file, "--type=merge", "-p", "{}", "-o", format);

    /// <summary>An error in the words before kubectl's dump of the whole document.</summary>
    internal static string Error(string stderr) =>
        stderr.StartsWith("panic:", StringComparison.Ordinal) ? "panic" : stderr.Split(". Printing more information")[0].TrimEnd('\n').Replace("error: ", "", StringComparison.Ordinal);
}
