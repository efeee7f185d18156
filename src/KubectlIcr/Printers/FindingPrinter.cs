using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>One cause in full: what it is, whom it affects, the commands that fix it or lead to the fix, and the evidence.</summary>
internal sealed class FindingPrinter(TextWriter output, Colour colour, bool wide, int width = 80)
{
    private const int Few = 3;

    /// <summary>Commands and evidence that are shown: more is for <c>-o wide</c>.</summary>
    private const int MostFixes = 6;
    private const int MostLines = 8;

    private const string Indent = "             ";

    private int Inside => width - Indent.Length;

    /// <summary>The image that the verdict above has named; null for none.</summary>
    public string? KnownImage { get; init; }

    /// <summary>The fixes that were printed, all those of a finding together, with its rule.</summary>
    private readonly Dictionary<string, string> printed = [];

    /// <summary>One finding, below an empty line.</summary>
    public void Print(Finding finding) => Print(new FindingGroup([finding]));

    /// <summary>One group with its first finding as the example, below an empty line.</summary>
    public void Print(FindingGroup group)
    {
        output.WriteLine();
        PrintHead(group);
        PrintField("Image", Images(group));
        PrintField("Affects", Affected(group));
        if (!group.IsSingle)
            PrintField("Example", [group.Example.Message]);
        PrintFixes(group);
        PrintField("Evidence", Evidence(group.Example));
    }

    private void PrintHead(FindingGroup group)
    {
        var label = group.Example.Severity.ToString().ToUpperInvariant();
        var doubt = group.Certainty == Certainty.Certain ? "" : $" ({group.Certainty.ToString().ToLowerInvariant()})";
        var lines = PlainText.Wrap($"{label} {group.Example.Id}{doubt}  {group.Message}", width).ToList();
        output.WriteLine(colour.Of(group.Example.Severity, label) + lines[0][label.Length..]);
        foreach (var line in lines.Skip(1))
            output.WriteLine($"  {line}");
    }

    /// <summary>Not again what the message says.</summary>
    private IEnumerable<string> Images(FindingGroup group) => group.Images switch
    {
        [var one] when one == KnownImage || group.Message.Contains(one, StringComparison.Ordinal) => [],
        { Count: > Few } images when !wide => [.. images.Take(Few), More(images.Count - Few)],
        var images => images,
    };

    private List<string> Affected(FindingGroup group)
    {
        var workloads = AffectedWorkloads.Of(group.Subjects, wide ? int.MaxValue : Few).ToList();
        return workloads.Count > Few && !wide ? [$"{AffectedWorkloads.Count(group.Subjects)}:", .. workloads] : workloads;
    }

    /// <summary>Whole pieces in their order, as many as there is room for, and the first in any case.</summary>
    private List<string> Evidence(Finding finding)
    {
        var all = finding.Evidence.Select(evidence => $"{evidence.From}: {evidence.Told ?? evidence.Text}").ToList();
        var (shown, lines) = (new List<string>(), 0);
        foreach (var text in all)
        {
            var more = PlainText.Wrap(text, Inside).Count();
            if (!wide && shown.Count > 0 && lines + more > MostLines)
                continue;
            shown.Add(text);
            lines += more;
        }
        return shown.Count == all.Count ? shown : [.. shown, More(all.Count - shown.Count)];
    }

    private void PrintField(string name, IEnumerable<string> values)
    {
        var label = $"  {name}:".PadRight(Indent.Length);
        foreach (var line in values.SelectMany(value => PlainText.Wrap(value, Inside)))
        {
            output.WriteLine($"{label}{line}");
            label = Indent;
        }
    }

    /// <summary>Commands are on their own line and never wrapped, so that they can be pasted.</summary>
    private void PrintFixes(FindingGroup group)
    {
        var fixes = group.Example.Fixes;
        if (group.IsSingle && fixes.Count > 0 && !printed.TryAdd(KeyOf(fixes), group.Example.Id))
        {
            PrintField(Heading(fixes), [$"the same as for {printed[KeyOf(fixes)]} above"]);
            return;
        }
        if (fixes.Count > 0)
            output.WriteLine($"  {Heading(fixes)}:");
        foreach (var fix in wide ? fixes : fixes.Take(MostFixes))
        {
            fix.Comments.ToList().ForEach(PrintComment);
            output.WriteLine($"    {PlainText.OneLine(fix.Run)}");
        }
        if (fixes.Count > MostFixes && !wide)
            PrintComment(More(fixes.Count - MostFixes));
        if (fixes.Count > 0 && !group.IsSingle)
            PrintComment($"the other {group.Findings.Count - 1} need similar commands (-o wide shows them){(group.FixedBy is "--fix" or "--fix=all" ? $"; {group.FixedBy} fixes all" : "")}");
    }

    private static string KeyOf(IReadOnlyList<Fix> fixes) => string.Join('\n', fixes.SelectMany(fix => fix.Comments.Append(fix.Run)));

    private static string Heading(IReadOnlyList<Fix> fixes) => fixes.All(fix => fix.OnlyShows || fix.OnlyTriesAgain) ? "Next" : "Fix";

    private void PrintComment(string text)
    {
        foreach (var line in PlainText.Wrap($"# {text}", width - 4))
            output.WriteLine($"    {colour.Dim(line.StartsWith('#') ? line : $"# {line}")}");
    }

    private static string More(int count) => $"and {count} more (-o wide)";
}
