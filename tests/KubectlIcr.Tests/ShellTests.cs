namespace KubectlIcr.Tests;

public class ShellTests
{
    [Theory]
    [InlineData("deployment/web", "deployment/web")]
    [InlineData("us.icr.io/team/app:1.0@sha256:0a", "us.icr.io/team/app:1.0@sha256:0a")]
    [InlineData("", "''")]
    [InlineData("a b", "'a b'")]
    [InlineData("$(id)", "'$(id)'")]
    [InlineData("x'; rm -rf /", @"'x'\''; rm -rf /'")]
    [InlineData("a\nb", "'a\nb'")]
    public void Quotes_what_a_shell_would_read_otherwise(string word, string quoted) => Assert.Equal(quoted, Shell.Quote(word));

    [Theory]
    [InlineData("--all")]
    [InlineData("-f")]
    public void No_word_becomes_an_option(string word) => Assert.Equal("NAME", Shell.Quote(word));
}
