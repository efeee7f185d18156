namespace KubectlIcr.EndToEnd.Unread;

/// <summary>Writes of which it is not known whether they were done.</summary>
[Collection(UnreadCollection.Name)]
public sealed class DoubtTests(UnreadWorld world)
{
    public static TheoryData<string> Writing => [.. UnreadCommand.All.Where(command => command.Writes).Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Writing))]
    public async Task A_write_whose_answer_is_lost_is_looked_up_and_not_sent_again(string name)
    {
        var command = UnreadCommand.Of(name);
        var full = await world.RunAsync(command);
        Assert.NotEmpty(full.Requests.Writes);

        await Parallel.ForEachAsync(full.Requests.Writes, async (write, _) =>
        {
            var run = await world.RunAsync(command, new FrontRun(world.NewId(), write, ReadFault.Cut) { IsLost = true });

            Assert.Equal(full.Requests.Writes.Order(), OnceEach(run.Requests.Writes).Order());
            Assert.Equal((full.Outcome.ExitCode, Said.Sorted(full.Outcome.Stdout)), (run.Outcome.ExitCode, Said.Sorted(run.Outcome.Stdout)));
        });
    }

    /// <summary>A restart holds its time: sent again, it changes nothing.</summary>
    private static IEnumerable<string> OnceEach(IReadOnlyCollection<string> writes) =>
        writes.Where(IsRestart).Distinct().Concat(writes.Where(write => !IsRestart(write)));

    private static bool IsRestart(string write) => write.StartsWith("PATCH /apis/apps/v1/", StringComparison.Ordinal);

    [Theory]
    [InlineData("undo")]
    [InlineData("check --on-node")]
    public async Task A_deletion_that_is_answered_by_something_else_than_an_API_server_is_not_taken_to_be_done(string name)
    {
        var command = UnreadCommand.Of(name);
        var full = await world.RunAsync(command);
        var deletions = full.Requests.Writes.Where(write => write.StartsWith("DELETE", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(deletions);

        await Parallel.ForEachAsync(deletions, async (delete, _) =>
        {
            var run = await world.RunAsync(command, delete, ReadFault.BareNotFound);

            Assert.Equal(2, run.Outcome.ExitCode);
            Assert.DoesNotContain(delete, run.Requests.Writes);
            Assert.Matches("(not|could not be) deleted: ", run.Outcome.Stderr);
            Assert.DoesNotContain($"\"{delete.Split(' ')[1].Split('/')[^1]}\" deleted", run.Outcome.Stdout, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("bind-sa")]
    [InlineData("copy-secret")]
    [InlineData("check --on-node")]
    public async Task A_write_that_timed_out_is_looked_up_and_not_sent_again(string name)
    {
        var command = UnreadCommand.Of(name);
        var full = await world.RunAsync(command);

        var run = await world.RunAsync(command with { Arguments = [.. command.Arguments, "--request-timeout=5s"] }, new FrontRun(world.NewId(), full.Requests.Writes.First(), ReadFault.Silence) { IsLost = true });

        Assert.Equal(full.Requests.Writes, run.Requests.Writes);
        Assert.Equal((full.Outcome.ExitCode, Said.Sorted(full.Outcome.Stdout)), (run.Outcome.ExitCode, Said.Sorted(run.Outcome.Stdout)));
    }

    [Theory]
    [InlineData("check --fix")]
    [InlineData("bind-sa")]
    [InlineData("copy-secret --to-all")]
    [InlineData("undo")]
    [InlineData("check --on-node")]
    public async Task Where_the_rights_can_not_be_asked_for_nothing_is_written(string name)
    {
        var command = UnreadCommand.Of(name);
        var full = await world.RunAsync(command);
        var reviews = full.Requests.Reads.Values.Where(read => read.Kind == "selfsubjectaccessreviews").Select(read => read.Key).ToList();
        Assert.NotEmpty(reviews);

        foreach (var fault in (ReadFault[])[ReadFault.ServerError, ReadFault.Cut])
        {
            var run = await world.RunAsync(command, reviews[0], fault);

            Assert.Equal(2, run.Outcome.ExitCode);
            Assert.Empty(run.Requests.Writes);
            Assert.Contains("your permissions could not be checked", run.Outcome.Stderr, StringComparison.Ordinal);
        }
    }
}
