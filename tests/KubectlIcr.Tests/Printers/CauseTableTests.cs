using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Printers;

public class CauseTableTests
{
    private static readonly Finding Missing = AReport.Finding("secret \"all-icr-io\" does not exist in namespace team-a", subjects: AReport.Web) with { FixedBy = "--fix" };

    [Fact]
    public void One_row_a_cause_and_what_is_mild_says_so() => Assert.Equal(
        """

        RULE     CONTAINERS   NAMESPACES   FIX      PROBLEM
        ICR302   1            1            --fix    secret "all-icr-io" does not exist
                                                    in namespace team-a
        ICR302   0            0            manual   warning: the host is old

        """,
        Print(80, Missing, AReport.Finding("the host is old", Severity.Warning) with { FixedBy = "manual" }));

    [Fact]
    public void A_long_cause_is_cut() =>
        Assert.Equal("ICR302   0            0            word word word word word word word word word\n" + new string(' ', 35) + "word word word word word word word word...\n",
            Print(80, AReport.Finding(string.Join(' ', Enumerable.Repeat("word", 30)))).Split('\n', 3)[2]);

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void No_line_is_wider_than_the_terminal_has_room_for(int width) =>
        Assert.All(Print(width, Missing, Missing with { Message = new string('x', 200) + " and more words that do not fit" }).Split('\n').Where(line => !line.Contains("xxx", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= Math.Max(width, 64), line));

    [Fact]
    public void Without_a_column_for_what_does_not_apply() => Assert.StartsWith("\nRULE     CONTAINERS   NAMESPACES   PROBLEM\n", Print(80, Missing with { FixedBy = null }), StringComparison.Ordinal);

    private static string Print(int width, params Finding[] findings)
    {
        var output = new StringWriter { NewLine = "\n" };
        new CauseTable(output, width).Print([.. findings.Select(finding => new FindingGroup([finding]))]);
        return output.ToString();
    }
}
