using System.Globalization;
using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>One row for each cause, where they are too many to read all in full.</summary>
internal sealed class CauseTable(TextWriter output, int width)
{
    private const string Gap = "   ";

    /// <summary>Of one cause; what is longer is told in full elsewhere.</summary>
    private const int MostLines = 2;

    private const int Narrowest = 20;

    private const string Cut = "...";

    public bool NoHeaders { get; init; }

    /// <param name="groups">The causes, in the order of the rows.</param>
    public void Print(IReadOnlyList<FindingGroup> groups)
    {
        var rows = groups.Select(Cells).ToList();
        var heads = Shown(["RULE", $"{UseWords.Noun(groups.SelectMany(group => group.Subjects).Select(subject => subject.Kind)).ToUpperInvariant()}S", "NAMESPACES", "FIX"], groups);
        var widths = heads.Select((head, column) => rows.Select(row => row[column].Length).Append(NoHeaders ? 0 : head.Length).Max()).ToArray();
        output.WriteLine();
        if (!NoHeaders)
            PrintRow(widths, [.. heads], ["PROBLEM"]);
        foreach (var (group, row) in groups.Zip(rows))
            PrintRow(widths, row, Cause(group, Math.Max(width - widths.Sum(one => one + Gap.Length), Narrowest)));

        string[] Cells(FindingGroup group) => Shown(
            [group.Example.Id, Number(group.Subjects.Count), Number(group.Namespaces), group.FixedBy ?? ""], groups);
    }

    /// <summary>Without the last column where <c>--fix</c> does not apply.</summary>
    private static string[] Shown(string[] cells, IReadOnlyList<FindingGroup> groups) => groups.Any(group => group.FixedBy is not null) ? cells : cells[..^1];

    private void PrintRow(int[] widths, IReadOnlyList<string> cells, IReadOnlyList<string> cause)
    {
        var start = string.Concat(cells.Select((cell, column) => cell.PadRight(widths[column]) + Gap));
        foreach (var line in cause)
        {
            output.WriteLine($"{start}{line}");
            start = "".PadRight(start.Length);
        }
    }

    /// <summary>Errors are the rule; what is milder says so.</summary>
    private static List<string> Cause(FindingGroup group, int room)
    {
        var lines = PlainText.Wrap($"{(group.Example.Severity == Severity.Error ? "" : $"{group.Example.Severity.Name()}: ")}{group.Message}", room).ToList();
        return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines - 1), $"{PlainText.Wrap(lines[MostLines - 1], room - Cut.Length).First()}{Cut}"];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
