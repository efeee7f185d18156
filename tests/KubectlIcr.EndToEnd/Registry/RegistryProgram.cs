using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>Debian's docker-registry, as <c>registry.sh</c> finds or fetches it.</summary>
internal static class RegistryProgram
{
    private static readonly TimeSpan FetchLimit = TimeSpan.FromMinutes(5);

    public static async Task<string> FindAsync()
    {
        var script = Path.Combine(Repository.Root, "tests", "KubectlIcr.EndToEnd", "registry.sh");
        var outcome = await Execution.RunAsync(new ProcessStartInfo("bash", [script]), stdin: null, FetchLimit);
        return outcome.Succeeded().Stdout.TrimEnd('\n');
    }
}
