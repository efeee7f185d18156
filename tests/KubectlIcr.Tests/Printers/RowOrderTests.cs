using System.Text.Json;
using KubectlIcr.Printers;
using KubectlIcr.Printers.JsonPath;

namespace KubectlIcr.Tests.Printers;

public sealed class RowOrderTests
{
    [Theory]
    [InlineData("""["web-10","web-2","Web-3","web","web-02",""]""", """["","Web-3","web","web-2","web-02","web-10"]""")]
    [InlineData("""[10,9,1.5,-1]""", """[-1,1.5,9,10]""")]
    [InlineData("""[true,false]""", """[false,true]""")]
    [InlineData("""["b",null,"a"]""", """[null,"a","b"]""")]
    public void In_order(string given, string expected) =>
        Assert.Equal(expected, $"[{string.Join(',', Sort(given, "{.k}").Select(row => row.GetProperty("k").GetRawText()))}]");

    [Fact]
    public void Rows_without_the_field_come_first_and_equal_rows_stay_in_order() =>
        Assert.Equal("2143", string.Concat(RowOrder.Sort<JsonElement>(
            [.. JsonDocument.Parse("""[{"n":1,"k":"a"},{"n":2},{"n":3,"k":"b"},{"n":4,"k":"a"}]""").RootElement.EnumerateArray()], row => row, RelaxedPath.Parse(".k")).Select(row => row.GetProperty("n").ToString())));

    [Theory]
    [InlineData("""["a"]""", "nope", "couldn't find any field with path \"{.nope}\" in the list of objects")]
    [InlineData("""["a",1]""", "k", "field {.k} is an unsortable type: number")]
    [InlineData("""[[1],[2]]""", "k", "field {.k} is an unsortable type: array")]
    public void What_can_not_be_sorted(string given, string path, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<TemplateException>(() => Sort(given, path)).Message);

    [Fact]
    public void Nothing_to_sort_is_no_error() => Assert.Empty(Sort("[]", "nope"));

    private static IReadOnlyList<JsonElement> Sort(string keys, string path) => RowOrder.Sort<JsonElement>(
        [.. JsonDocument.Parse(keys).RootElement.EnumerateArray().Select(key => JsonDocument.Parse($$"""{"k":{{key.GetRawText()}}}""").RootElement)], row => row, RelaxedPath.Parse(path));
}
