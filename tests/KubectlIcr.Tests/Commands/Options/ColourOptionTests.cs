using KubectlIcr.Commands.Options;

namespace KubectlIcr.Tests.Commands.Options;

public sealed class ColourOptionTests
{
    [Theory]
    [InlineData("auto", true, null, "xterm", true)]
    [InlineData("auto", false, null, "xterm", false)]
    [InlineData("auto", true, "1", "xterm", false)]
    [InlineData("auto", true, "", "xterm", true)] // no-color.org: empty is unset
    [InlineData("auto", true, null, "dumb", false)]
    [InlineData("auto", true, null, null, true)]
    [InlineData("always", false, "1", "dumb", true)]
    [InlineData("never", true, null, "xterm", false)]
    public void When_to_colour(string when, bool isTerminal, string? noColor, string? term, bool expected)
    {
        var terminal = new Terminal
        {
            In = Stream.Null,
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            OutIsTerminal = isTerminal,
            Environment = name => name switch { "NO_COLOR" => noColor, "TERM" => term, _ => null },
        };
        Assert.Equal(expected, ColourOption.For(when, terminal).On);
    }
}
