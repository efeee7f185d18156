using KubectlIcr.Commands;
using KubectlIcr.Commands.Changes;
using KubectlIcr.Commands.Options;

namespace KubectlIcr.Tests.Commands;

/// <summary>The words of <c>check --on-node</c>, and how a killed run is told from a running one.</summary>
public sealed class TrialCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kubectl-icr-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("check pod/a --on-node", null, null, false, 300)]
    [InlineData("check pod/a --on-node --node n --secret s -y --timeout 20s", "n", "s", true, 20)]
    public void Trying(string line, string? node, string? secret, bool yes, int seconds)
    {
        var trial = Assert.IsType<TrialInvocation>(CommandLine.Parse(line.Split(' '))).Trial;

        Assert.Equal((node, secret, yes, TimeSpan.FromSeconds(seconds), DryRun.None), (trial.Node, trial.Secret, trial.Yes, trial.Timeout, trial.DryRun));
    }

    [Fact]
    public void A_run_is_over_when_nobody_holds_its_lock()
    {
        var terminal = Terminal();
        var running = TrialLock.Take(terminal);
        Assert.False(TrialLock.IsOver(running.Run, terminal));
        running.Dispose();
        Assert.False(TrialLock.IsOver(running.Run, terminal)); // it ended well, and its pods were deleted

        File.WriteAllText(Path.Combine(folder.FullName, "kubectl-icr", "trial-killed.lock"), "");
        Assert.True(TrialLock.IsOver("killed", terminal));
        Assert.Empty(Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("another")]
    [InlineData("")]
    [InlineData("../x")]
    public void A_run_of_another_machine_may_be_alive(string run) => Assert.False(TrialLock.IsOver(run, Terminal()));

    [Fact]
    public void Where_there_is_no_folder_there_is_no_lock()
    {
        using var taken = TrialLock.Take(Terminal() with { Environment = _ => null });

        Assert.NotEmpty(taken.Run);
    }

    private Terminal Terminal() =>
        new() { In = Stream.Null, Out = TextWriter.Null, Error = TextWriter.Null, Environment = name => name == "XDG_STATE_HOME" ? folder.FullName : null };
}
