using KubectlIcr.Report;

namespace KubectlIcr.Tests.Printers;

public class FindingGroupTests
{
    [Fact]
    public void Many_that_are_alike_are_one_and_as_sure_as_the_least_sure()
    {
        var group = Assert.Single(FindingGroup.Of([.. Alike(3), .. Alike(4, from: 3).Select(finding => finding with { Certainty = Certainty.Likely })]));

        Assert.Equal(("in *", 7, 7, Certainty.Likely), (group.Message, group.Subjects.Count, group.Namespaces, group.Certainty));
    }

    [Fact]
    public void A_few_stand_for_themselves() => Assert.Equal(["in 0", "in 1", "in 2"], FindingGroup.Of(Alike(3)).Select(group => group.Message));

    [Fact]
    public void Another_rule_or_severity_is_another_group() => Assert.Equal(3, FindingGroup.Of(
        [.. Alike(4), .. Alike(4).Select(finding => finding with { Id = "ICR305" }), .. Alike(4).Select(finding => finding with { Severity = Severity.Warning })]).Count);

    [Fact]
    public void The_most_containers_come_first_within_a_severity() => Assert.Equal(["two", "one", "in *"], FindingGroup.Of(
    [
        .. Alike(4).Select(finding => finding with { Severity = Severity.Warning }), AReport.Finding("one", subjects: AReport.Web),
        AReport.Finding("two", subjects: [AReport.Web, AReport.Web with { Name = "b" }]),
    ]).Select(group => group.Message));

    [Theory]
    [InlineData("--fix", "--fix", "--fix")]
    [InlineData("--fix", "manual", "partly")]
    [InlineData(null, null, null)]
    public void Who_fixes_it(string? one, string? other, string? expected) =>
        Assert.Equal(expected, Assert.Single(FindingGroup.Of([.. Alike(2).Select(finding => finding with { FixedBy = one }), .. Alike(2, 2).Select(finding => finding with { FixedBy = other })])).FixedBy);

    private static IEnumerable<Finding> Alike(int count, int from = 0) =>
        Enumerable.Range(from, count).Select(i => AReport.Finding($"in {i}", subjects: AReport.Web with { Namespace = $"{i}" }) with { GroupKey = "in *" });
}
