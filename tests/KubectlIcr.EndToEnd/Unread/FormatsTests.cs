namespace KubectlIcr.EndToEnd.Unread;

/// <summary>Where a list failed and nothing was found, every format says so, and the exit code too.</summary>
[Collection(UnreadCollection.Name)]
public sealed class FormatsTests(UnreadWorld world)
{
    [Theory]
    [InlineData("check", "events", "wide", "name", "json", "yaml", "jsonpath={.kind}", "jsonpath-as-json={.kind}", "custom-columns=ID:.id", "junit", "sarif", "prometheus", "")]
    [InlineData("secrets", "pods", "wide", "name", "json", "yaml", "jsonpath={.kind}", "jsonpath-as-json={.kind}", "custom-columns=N:.name", "prometheus", "")]
    public Task Every_format_names_the_list_that_failed(string verb, string kind, params string[] formats) => Parallel.ForEachAsync(formats, async (format, _) =>
    {
        var command = new UnreadCommand("", [verb, "-n", "calm", .. verb == "check" ? new[] { "--registry", "none" } : [], .. format.Length == 0 ? Array.Empty<string>() : ["-o", format]]);
        var full = await world.RunAsync(command);
        Assert.Equal((0, ""), (full.Outcome.ExitCode, full.Outcome.Stderr));

        var failing = full.Requests.Reads.Values.First(read => read.Kind == kind).Key;
        var run = await world.RunAsync(command, failing, ReadFault.ServerError);

        Assert.True(run.Outcome.ExitCode == 2, $"{format} {run.Outcome}");
        Assert.True($"{run.Outcome.Stdout}{run.Outcome.Stderr}".Contains(kind, StringComparison.Ordinal) && $"{run.Outcome}".Contains("not read", StringComparison.Ordinal) || format is "json" or "yaml" or "prometheus", $"{format} {run.Outcome}");
    });

    [Theory]
    [InlineData("never")]
    [InlineData("error")]
    [InlineData("info")]
    public async Task Whatever_fails_the_check_a_list_that_failed_ends_with_2_where_nothing_is_found(string failOn)
    {
        var command = new UnreadCommand("", "check", "-n", "calm", "--registry", "none", $"--fail-on={failOn}");
        var full = await world.RunAsync(command);
        var events = full.Requests.Reads.Values.First(read => read.Kind == "events").Key;

        Assert.Equal(0, full.Outcome.ExitCode);
        Assert.Equal(2, (await world.RunAsync(command, events, ReadFault.Cut)).Outcome.ExitCode);
        Assert.Equal(0, (await world.RunAsync(command, events, ReadFault.Forbidden)).Outcome.ExitCode);
    }
}
