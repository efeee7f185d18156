using System.Text.Json.Nodes;

namespace KubectlIcr.Tests.Golden;

/// <summary>Hundreds of findings are a table, three causes in full and a command to go on with; the document has them all.</summary>
public class ManyCausesTests
{
    private static readonly Lazy<string> Dump = new(ManyCauses.Dump);

    [Theory]
    [InlineData("all", "check -A --from -")]
    [InlineData("one-rule", "check -A --from - --rule ICR302")]
    [InlineData("two-rules", "check -A --from - --rule ICR107 --rule icr102,ICR105")]
    [InlineData("no-headers", "check -A --from - --no-headers --ignore ICR302")]
    public async Task Fit_on_a_screen(string name, string line)
    {
        var run = await Run.Of(line.Split(' '), Dump.Value);

        Verified.Matches($"$ kubectl icr {line}\n{run.Out}{run.Error}[exit {run.ExitCode}]\n", $"tests/KubectlIcr.Tests/Golden/check/many-causes/{name}.verified.txt");
    }

    [Fact]
    public async Task Documents_and_wide_have_every_finding()
    {
        var report = JsonNode.Parse((await Run.Of(["check", "-A", "--from", "-", "-o", "json"], Dump.Value)).Out)!;
        var wide = await Run.Of(["check", "-A", "--from", "-", "-o", "wide"], Dump.Value);

        Assert.Equal(300, report["findings"]!.AsArray().Count(finding => (string?)finding!["id"] == "ICR302"));
        Assert.Equal(300, wide.Out.Split("kubectl icr copy-secret all-icr-io --from default --to team-").Length - 1);
    }
}
