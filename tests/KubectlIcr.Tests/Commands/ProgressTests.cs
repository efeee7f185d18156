using KubectlIcr.Commands;

namespace KubectlIcr.Tests.Commands;

public sealed class ProgressTests
{
    [Fact]
    public async Task It_shows_after_a_second_and_cleans_up()
    {
        var error = new StringWriter();
        await using (var progress = Progress.On(Of(error, isTerminal: true)))
        {
            progress.Say("reading pods (500)");
            Assert.Equal("", error.ToString());
            await Task.Delay(TimeSpan.FromSeconds(1.5));
        }
        Assert.StartsWith("\r\u001b[Kreading pods (500) ...", error.ToString());
        Assert.EndsWith("...\r\u001b[K", error.ToString());
    }

    [Fact]
    public async Task It_is_silent_where_nobody_looks()
    {
        var error = new StringWriter();
        await using (var progress = Progress.On(Of(error, isTerminal: false)))
        {
            progress.Say("reading pods");
            await Task.Delay(TimeSpan.FromSeconds(1.2));
        }
        Assert.Equal("", error.ToString());
    }

    private static Terminal Of(TextWriter error, bool isTerminal) =>
        new() { In = Stream.Null, Out = TextWriter.Null, Error = error, ErrorIsTerminal = isTerminal, Environment = _ => null };
}
