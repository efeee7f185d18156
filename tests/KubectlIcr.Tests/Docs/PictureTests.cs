using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests.Docs;

/// <summary>Fails when the README's picture no longer shows what the tool prints for the recorded cluster in the repository.</summary>
public class PictureTests
{
    private const string Command = "kubectl icr check pod/missing -n team-a";

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task The_picture_is_current(string name) =>
        Verified.Matches(TerminalPicture.Of($"$ \u001b[1m{Command}\u001b[0m\n{await OutputAsync()}", $"Output of {Command}", name == "light" ? TerminalTheme.Light : TerminalTheme.Dark), $"docs/images/check-{name}.svg");

    [Fact]
    public void Pieces_keep_their_columns() => Assert.Equal(
        [new StyledText(2, "ERROR", "1;31"), new StyledText(8, "a b", ""), new StyledText(13, "c", ""), new StyledText(15, "# why", "2")],
        Assert.Single(AnsiText.Lines("  \u001b[1;31mERROR\u001b[0m a b  c \u001b[2m# why\u001b[0m\n")));

    private static async Task<string> OutputAsync()
    {
        var run = await Run.Of([.. Command.Split(' ')[2..], "--color", "always", "--from", Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases/real-cluster.json")]);
        Assert.Equal((ExitCode.Problems, ""), (run.ExitCode, run.Error));
        return run.Out;
    }
}
