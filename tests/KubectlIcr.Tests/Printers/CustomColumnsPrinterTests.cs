using System.Text.Json;
using KubectlIcr.Printers;
using KubectlIcr.Printers.JsonPath;

namespace KubectlIcr.Tests.Printers;

public sealed class CustomColumnsPrinterTests
{
    private const string Rows = """
        [{"id":"ICR302","n":5,"ok":true,"tags":["a","b"],"map":{"y":1,"x":null},"text":"two\nlines \u001b[31m"},
         {"id":"ICR1","n":1.5,"tags":[],"nothing":null,"text":"größe 😀"}]
        """;

    [Theory]
    [InlineData("ID:.id", "ID\nICR302\nICR1\n")]
    [InlineData("A:.n,B:.n", "A     B\n5     5\n1.5   1.5\n")]
    [InlineData("ID:{.id},OK:ok", "ID       OK\nICR302   true\nICR1     <none>\n")]
    [InlineData("TAGS:.tags[*],LIST:.tags,MAP:.map", "TAGS     LIST    MAP\na,b      [a b]   map[x:<nil> y:1]\n<none>   []      <none>\n")]
    [InlineData("X:.nope.deeper,Y:.nothing,Z:", "X        Y        Z\n<none>   <none>   <none>\n<none>   <nil>    <none>\n")]
    [InlineData("TEXT:.text,ID:.id", "TEXT             ID\ntwo lines [31m   ICR302\ngröße 😀          ICR1\n")]
    [InlineData("two words:.id,:.n", "two words   \nICR302      5\nICR1        1.5\n")]
    public void Columns(string spec, string expected) => Assert.Equal(expected, Print(CustomColumns.Parse(spec)));

    [Fact]
    public void Without_headers() => Assert.Equal("5     ICR302\n1.5   ICR1\n", Print(CustomColumns.Parse("NUMBER:.n,ID:.id"), noHeaders: true));

    [Fact]
    public void No_rows() => Assert.Equal("ID    N\n", Print(CustomColumns.Parse("ID:.id,N:.n"), "[]"));

    [Fact]
    public void From_a_file() => Assert.Equal("ID       N\nICR302   5\nICR1     1.5\n", Print(CustomColumns.ParseFile(" ID  N\n{.id}\t n \nmore\n")));

    [Theory]
    [InlineData("ID", "unexpected custom-columns spec: ID, expected <header>:<json-path-expr>")]
    [InlineData("ID:.id,", "unexpected custom-columns spec: , expected <header>:<json-path-expr>")]
    [InlineData("ID:{.a}{.b}", "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'")]
    [InlineData("ID:.a[", "unterminated array")]
    public void Wrong_specs(string spec, string expected) => Assert.Equal(expected, Assert.Throws<TemplateException>(() => CustomColumns.Parse(spec)).Message);

    [Theory]
    [InlineData("", "invalid template, missing header line. Expected format is one line of space separated headers, one line of space separated column specs.")]
    [InlineData("A B\n", "invalid template, missing spec line. Expected format is one line of space separated headers, one line of space separated column specs.")]
    [InlineData("A B\n.a\n", "number of headers (2) and field specifications (1) don't match")]
    public void Wrong_files(string text, string expected) => Assert.Equal(expected, Assert.Throws<TemplateException>(() => CustomColumns.ParseFile(text)).Message);

    private static string Print(CustomColumns columns, string rows = Rows, bool noHeaders = false)
    {
        var output = new StringWriter { NewLine = "\n" };
        CustomColumnsPrinter.Print(columns, JsonDocument.Parse(rows).RootElement.EnumerateArray(), output, noHeaders);
        return output.ToString();
    }
}
