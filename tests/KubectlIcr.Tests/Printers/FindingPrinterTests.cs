using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Printers;

public class FindingPrinterTests
{
    [Fact]
    public void The_fix_comes_before_the_evidence() => Assert.Equal(
        "\nERROR ICR302  the message\n  Image:     us.icr.io/team/app:1.0\n  Affects:   pod/web in namespace team-a, container main\n  Fix:\n    # why\n    run\n  Evidence:  pod: a fact\n",
        Print(Finding(new Evidence("pod", "a fact"))));

    [Fact]
    public void A_side_effect_has_a_line_of_its_own_and_doubt_stands_at_the_head() => Assert.Equal(
        "\nERROR ICR302 (likely)  the message\n  Affects:   pod/web in namespace team-a, container main\n  Fix:\n    # why\n    # CAUTION: deletes the pod\n    run\n",
        Print(Finding() with { Certainty = Certainty.Likely, Image = null, Fixes = [new Fix("run", "why") { Caution = "deletes the pod" }] }));

    [Fact]
    public void Commands_that_fix_nothing_are_next_steps()
    {
        Assert.Contains("\n  Next:\n    # why\n    look\n", Print(Finding() with { Fixes = [Fix.Show("look", "why"), new Fix("again", "why") { OnlyTriesAgain = true }] }), StringComparison.Ordinal);
        Assert.Contains("\n  Fix:\n    # why\n    look\n", Print(Finding() with { Fixes = [Fix.Show("look", "why"), new Fix("run", "why")] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_that_stand_above_are_not_told_again()
    {
        var output = new StringWriter { NewLine = "\n" };
        var printer = new FindingPrinter(output, new Colour(false), wide: false);

        printer.Print(Finding());
        printer.Print(Finding() with { Id = "ICR403" });
        printer.Print(Finding() with { Id = "ICR404", Fixes = [new Fix("run", "another why"), new Fix("more", "why")] });

        Assert.Contains("\nERROR ICR403  the message\n  Image:     us.icr.io/team/app:1.0\n  Affects:   pod/web in namespace team-a, container main\n  Fix:       the same as for ICR302 above\n", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("  Fix:\n    # another why\n    run\n    # why\n    more\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_that_there_is_no_room_for_is_counted()
    {
        var finding = Finding([new("event", Text(4)), new("timeline", Text(6)), new("pod", Text(4)), new("secret", "short")]);

        var told = Print(finding);

        Assert.DoesNotContain("timeline:", told, StringComparison.Ordinal);
        Assert.EndsWith("\n             and 2 more (-o wide)\n", told, StringComparison.Ordinal);
        Assert.Contains("timeline:", Print(finding, wide: true), StringComparison.Ordinal);
        Assert.DoesNotContain("more", Print(finding, wide: true), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_evidence_is_there_however_long() => Assert.Contains("event: ", Print(Finding(new Evidence("event", Text(20)))), StringComparison.Ordinal);

    [Fact]
    public void An_image_that_is_known_is_not_told_again()
    {
        Assert.DoesNotContain("Image:", Print(Finding() with { Message = "us.icr.io/team/app:1.0 is gone" }), StringComparison.Ordinal);
        Assert.DoesNotContain("Image:", Print(Finding(), known: "us.icr.io/team/app:1.0"), StringComparison.Ordinal);
        Assert.Contains("Image:", Print(Finding(), known: "us.icr.io/team/app:2.0"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_is_told_by_an_example()
    {
        Finding[] alike = [.. Enumerable.Range(0, 9).Select(i => Finding() with { Message = $"in {i}", GroupKey = "in *", Image = $"image-{i}", Subjects = [AReport.Web with { Namespace = $"{i}" }], FixedBy = "--fix" })];

        var told = Print(new FindingGroup(alike));

        Assert.Contains("ERROR ICR302  in *\n  Image:     image-0\n             image-1\n             image-2\n             and 6 more (-o wide)\n", told, StringComparison.Ordinal);
        Assert.Contains("  Affects:   9 containers in 9 namespaces:\n             pod/web in namespace 0, container main\n", told, StringComparison.Ordinal);
        Assert.Contains("  Example:   in 0\n  Fix:\n    # why\n    run\n    # the other 8 need similar commands (-o wide shows them); --fix fixes all\n", told, StringComparison.Ordinal);
    }

    private static Finding Finding(params Evidence[] evidence) =>
        AReport.Finding(subjects: AReport.Web) with { Image = "us.icr.io/team/app:1.0", Evidence = evidence, Fixes = [new Fix("run", "why")] };

    /// <summary>As many lines as given, less the label.</summary>
    private static string Text(int lines) => string.Join(' ', Enumerable.Repeat(new string('x', 55), lines));

    private static string Print(Finding finding, bool wide = false, string? known = null) => Print(new FindingGroup([finding]), wide, known);

    private static string Print(FindingGroup group, bool wide = false, string? known = null)
    {
        var output = new StringWriter { NewLine = "\n" };
        new FindingPrinter(output, new Colour(false), wide) { KnownImage = known }.Print(group);
        return output.ToString();
    }
}
