using KubectlIcr.Printers;

namespace KubectlIcr.Tests.Printers;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\nb\tc\r\nd", "a b c  d")]
    [InlineData("\u001b[31mred\u001b[0m", "[31mred[0m")]
    [InlineData("\u001b]0;title\u0007x", "]0;titlex")]
    [InlineData("bell\u0007 c1\u009b31m nul\0", "bell c131m nul")]
    [InlineData("a\u202eb\u2066c\u200fd\u2028e", "abcde")]
    [InlineData("größe 😀 日本", "größe 😀 日本")]
    public void Control_characters_go(string text, string expected) => Assert.Equal(expected, PlainText.OneLine(text));

    [Theory]
    [InlineData("one two three", 9, "one two|three")]
    [InlineData("one two three", 80, "one two three")]
    [InlineData("one averyveryverylongword x", 8, "one|averyveryverylongword|x")]
    [InlineData("averyveryverylongword", 8, "averyveryverylongword")]
    [InlineData("exactly8", 8, "exactly8")]
    [InlineData("1234 678 0", 8, "1234 678|0")]
    [InlineData("", 8, "")]
    [InlineData("two\nlines", 80, "two lines")]
    public void Wrapping(string text, int width, string expected) => Assert.Equal(expected.Split('|'), PlainText.Wrap(text, width));

    [Theory]
    [InlineData("\"a\u009bb\"\n", "\"a\\u009bb\"\n")]
    [InlineData("\"a\u202eb\"\n", "\"a\\u202eb\"\n")]
    [InlineData("{\n  \"a\": 1\n}\n", "{\n  \"a\": 1\n}\n")]
    public void Documents_keep_their_lines(string text, string expected) => Assert.Equal(expected, PlainText.EscapedDocument(text));
}
