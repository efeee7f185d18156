using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.Unread;

/// <summary>
/// What was not read must never look like a fact. Each command is run once where all goes well; then once for each thing that it read and each way to fail, in which
/// that one thing can't be read. What the command says then is compared with what it said of the whole.
/// </summary>
[Collection(UnreadCollection.Name)]
public sealed partial class UnreadTests(UnreadWorld world)
{
    private const int AtOnce = 6;

    public static TheoryData<string> Commands => [.. UnreadCommand.All.Select(command => command.Name)];

    public static TheoryData<string> Documents => [.. UnreadCommand.All.Where(command => command.HasDocument).Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public Task The_text_says_nothing_that_was_not_read(string name) => EachAsync(UnreadCommand.Of(name), ReadFault.For(UnreadCommand.Of(name)), (full, run) =>
    {
        var text = run.Outcome.Stdout;
        if (text.Length > 0 && Said.Ageless(run.Outcome.Stdout) != Said.Ageless(full.Outcome.Stdout))
            Assert.True(IsNamed(run, run.Outcome.ToString()) || run.Failed.IsOptional(run.Requests.Fault!), "what was not read is not named");
        if (!UnreadCommand.Of(name).Writes) Assert.Empty(Said.NewFindings(text, full.Outcome.Stdout)); // the front's lists do not have what was written
        if (name.StartsWith("secrets", StringComparison.Ordinal)) Assert.Empty(Said.NewCells(text, full.Outcome.Stdout));
        if (run.Outcome.ExitCode == 0) Assert.False(Said.Opens(run.Outcome.Stderr), "an error ends with 0");
    });

    [Theory]
    [MemberData(nameof(Documents))]
    public Task The_document_says_nothing_that_was_not_read(string name)
    {
        var command = UnreadCommand.Of(name);
        return EachAsync(command with { Arguments = [.. command.Arguments, "-o", "json"] }, [ReadFault.ServerError], (full, run) =>
        {
            if (run.Outcome.Stdout.Length == 0) return;
            var (document, whole) = (JsonNode.Parse(run.Outcome.Stdout)!, JsonNode.Parse(full.Outcome.Stdout)!);
            Assert.Empty(Said.Newly(document, whole));
            if (Said.Newly(whole, document).Count > 0)
                Assert.True(IsNamed(run, string.Concat($"{document["gaps"]}", $"{document["skipped"]}", run.Outcome.Stderr)) || run.Failed.IsOptional(run.Requests.Fault!), "what was not read is not named");
        });
    }

    private async Task EachAsync(UnreadCommand command, IReadOnlyList<ReadFault> faults, Action<UnreadRun, UnreadRun> check)
    {
        var full = await world.RunAsync(command);
        Assert.True(!full.Requests.Reads.IsEmpty && full.Outcome.ExitCode != 3, full.Outcome.ToString());
        var cases = from request in full.Requests.Reads.Keys from fault in faults select (request, fault);
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) =>
        {
            var run = await world.RunAsync(command, one.request, one.fault);
            try
            {
                AssertSound(full, run);
                check(full, run);
            }
            catch (Xunit.Sdk.XunitException e)
            {
                throw new Xunit.Sdk.XunitException($"{one.fault}: {one.request}\n{e.Message}\n{run.Outcome}\nwhere all goes well: {full.Outcome}");
            }
        });
    }

    private static void AssertSound(UnreadRun full, UnreadRun run)
    {
        var (outcome, fault) = (run.Outcome, run.Requests.Fault!);
        Assert.True(outcome.ExitCode == full.Outcome.ExitCode || outcome.ExitCode == 2 || (outcome.ExitCode == 0 && fault.IsChosen(run.Failed)), "the exit code hides what was not read");
        if (outcome.ExitCode == 2 && outcome.Stdout.Length == 0) Assert.True(Said.Opens(outcome.Stderr) || outcome.Stderr.Contains("could not read ", StringComparison.Ordinal), "nothing says why");
        Assert.Empty(run.Requests.Writes.Except(full.Requests.Writes));
        Assert.DoesNotMatch(Crash(), outcome.ToString());
        Assert.All(UnreadScene.Passwords, password => Assert.DoesNotContain(password, outcome.ToString(), StringComparison.Ordinal));
    }

    /// <summary>The kind and why it was not read; where the command could do nothing without it, the server's own words are enough.</summary>
    private static bool IsNamed(UnreadRun run, string text)
    {
        var words = Blanks().Replace(text, " ");
        return (words.Contains(run.Failed.Kind, StringComparison.Ordinal) && Array.Exists(run.Requests.Fault!.WordsOf(run.Failed), words.Contains)) || Said.Opens(run.Outcome.Stderr);
    }

    [GeneratedRegex(@"^\s+at \w|internal error|Unhandled|the rule failed", RegexOptions.Multiline)]
    private static partial Regex Crash();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
