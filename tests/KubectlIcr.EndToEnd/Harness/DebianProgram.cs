using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>A program of a Debian package, as <c>debian-program.sh</c> finds or fetches it.</summary>
internal static class DebianProgram
{
    private static readonly TimeSpan FetchLimit = TimeSpan.FromMinutes(5);

    /// <summary>docker-registry (distribution).</summary>
    public static Task<string> RegistryAsync() => FindAsync("docker-registry");

    /// <summary>Prometheus' own checker of metrics.</summary>
    public static Task<string> PromtoolAsync() => FindAsync("prometheus", "promtool");

    /// <summary>jq, which a printed command can need.</summary>
    public static Task<string> JqAsync() => FindAsync("jq", "jq", "libjq1", "libonig5");

    private static async Task<string> FindAsync(params string[] words)
    {
        var script = Path.Combine(Repository.Root, "tests", "KubectlIcr.EndToEnd", "debian-program.sh");
        var outcome = await Execution.RunAsync(new ProcessStartInfo("bash", [script, .. words]), stdin: null, FetchLimit);
        return outcome.Succeeded().Stdout.TrimEnd('\n');
    }
}
