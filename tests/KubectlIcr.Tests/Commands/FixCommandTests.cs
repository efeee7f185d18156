using System.Text;
using KubectlIcr.Commands;
using KubectlIcr.Commands.Changes;
using KubectlIcr.Commands.Options;

namespace KubectlIcr.Tests.Commands;

/// <summary>The words of <c>check --fix</c> and <c>undo</c>, and the question.</summary>
public sealed class FixCommandTests
{
    private static Invocation Parse(string line) => CommandLine.Parse(line.Split(' '));

    [Theory]
    [InlineData("check --fix", false, false, 300)]
    [InlineData("check --fix=true --yes", false, true, 300)]
    [InlineData("check --fix=all -y --timeout 90s", true, true, 90)]
    [InlineData("check --fix --timeout=0", false, false, 0)]
    public void Mending(string line, bool barePods, bool yes, int seconds)
    {
        var fix = Assert.IsType<FixInvocation>(Parse(line)).Fix;

        Assert.Equal((barePods, yes, TimeSpan.FromSeconds(seconds), DryRun.None), (fix.BarePods, fix.Yes, fix.Timeout, fix.DryRun));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check --fix=false")]
    [InlineData("check pod/a -A=false")]
    public void Without_the_flag_a_check_is_the_one_that_can_only_read(string line) => Assert.IsType<CheckInvocation>(Parse(line));

    [Fact]
    public void A_check_has_nothing_to_write_with()
    {
        foreach (var file in (string[])["CheckInvocation", "Reports/CheckReports", "FactSources"])
        {
            var source = File.ReadAllText(Path.Combine(Golden.Verified.Root, $"src/KubectlIcr/Commands/{file}.cs"));
            Assert.DoesNotMatch(@"Cluster\.Write|ClusterWriter|LiveCluster\.Open|ApiExchange|Commands\.Changes", source);
        }
    }

    [Theory]
    [InlineData("check --yes", "--yes can only be used with --fix or --on-node")]
    [InlineData("check --fix=false --dry-run", "--dry-run can only be used with --fix or --on-node")]
    [InlineData("check --undo-file x", "--undo-file can only be used with --fix")]
    [InlineData("check --prove", "--prove can only be used with --fix")]
    [InlineData("check --node n", "--node can only be used with --on-node")]
    [InlineData("check --fix --on-node", "--fix and --on-node can't be used together; with --fix --prove, the node tests the fix")]
    [InlineData("check --on-node --from x.yaml", "--on-node needs the live cluster and can't be used with --from")]
    [InlineData("check --on-node --timeout 0", "invalid argument \"0\" for \"--timeout\" flag: must be greater than 0")]
    [InlineData("check --fix --from x.yaml", "--fix changes the live cluster and can't be used with --from or -f")]
    [InlineData("check --fix -f x.yaml", "--fix changes the live cluster and can't be used with --from or -f")]
    [InlineData("check --fix=some", "invalid argument \"some\" for \"--fix\" flag: the only value is all; without a value, the flag covers pods with a controller only")]
    [InlineData("undo", "no undo file specified; pass the one that check --fix printed")]
    public void Wrong_words(string line, string expected)
    {
        var error = Assert.Throws<UserError>(() => Parse(line));

        Assert.Equal((expected, ExitCode.Usage), (error.Message, error.ExitCode));
    }

    [Theory]
    [InlineData("y\n", true)]
    [InlineData(" Yes \n", true)]
    [InlineData("n\n", false)]
    [InlineData("\n", false)]
    [InlineData("", false)]
    [InlineData("yeah\n", false)]
    public async Task Only_yes_is_yes(string answer, bool expected)
    {
        var error = new StringWriter();

        Assert.Equal(expected, await Consent.AskAsync(At(answer, error) with { InIsTerminal = true }, default));

        Assert.Equal("Make these changes? [y/N] ", error.ToString());
    }

    [Fact]
    public async Task Who_is_not_there_is_not_asked() =>
        Assert.Equal(ExitCode.Failed, (await Assert.ThrowsAsync<UserError>(() => Consent.AskAsync(At("y\n", TextWriter.Null), default))).ExitCode);

    private static Terminal At(string answer, TextWriter error) =>
        new() { In = new MemoryStream(Encoding.UTF8.GetBytes(answer)), Out = TextWriter.Null, Error = error, Environment = _ => null };
}
