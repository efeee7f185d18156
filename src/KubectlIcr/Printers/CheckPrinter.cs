using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>The report for a person in a hurry: the verdict, then each root cause with its evidence and the commands that fix it.</summary>
internal sealed class CheckPrinter(TextWriter output, Colour colour, bool wide, int width = 80)
{
    private const int Few = 3;

    private const int MostTraced = 3;

    /// <summary>Of the table.</summary>
    public bool NoHeaders { get; init; }

    /// <summary>Pods were named: where they are few, each of their containers is traced instead of listed.</summary>
    public bool Traces { get; init; }

    public void Print(CheckReport report)
    {
        PrintVerdict(report);
        foreach (var finding in report.Findings.Where(finding => wide || finding.Severity != Severity.Info || report.Findings.Count == 1))
            PrintFinding(finding);
        NodeAnswers.Print(report.Pulls, output, width);
        if (wide && report.Pulls.Count > 0)
            PrintTables(report.Pulls, report.TakenAt);
        PrintSkipped(report.Skipped);
        PrintNotJudged(report.NotJudged ?? []);
    }

    private void PrintTables(IReadOnlyList<PullReport> pulls, DateTimeOffset takenAt)
    {
        if (Traces && pulls.DistinctBy(pull => (pull.Namespace, pull.Pod)).Count() <= MostTraced)
            pulls.ToList().ForEach(new TracePrinter(output, width) { Now = takenAt }.Print);
        else
            PullTable.Print(pulls, output, NoHeaders);
        KeyTable.Print(pulls, output, NoHeaders);
    }

    private void PrintVerdict(CheckReport report)
    {
        var verdict = Verdict.Of(report);
        foreach (var line in PlainText.Wrap(verdict, width))
            output.WriteLine(report.Summary.Errors == 0 && report.Summary.Failing == 0 ? colour.Good(line) : colour.Bold(line));
    }

    /// <summary>One finding, below an empty line.</summary>
    public void PrintFinding(Finding finding)
    {
        output.WriteLine();
        PrintHead(finding);
        PrintField("Image", finding.Image is { } image ? [image] : []);
        PrintField("Hits", Hits.Of(finding.Subjects, wide ? int.MaxValue : Few));
        PrintField("Seen", finding.Evidence.Take(wide ? int.MaxValue : 2 * Few).Select(evidence => $"{evidence.From}: {evidence.Told ?? evidence.Text}"));
        PrintFixes(finding.Fixes);
    }

    private void PrintHead(Finding finding)
    {
        var label = finding.Severity.ToString().ToUpperInvariant();
        var doubt = finding.Certainty == Certainty.Certain ? "" : $" ({finding.Certainty.ToString().ToLowerInvariant()})";
        var lines = PlainText.Wrap($"{label} {finding.Id}  {finding.Message}{doubt}", width).ToList();
        output.WriteLine(colour.Of(finding.Severity, label) + lines[0][label.Length..]);
        foreach (var line in lines.Skip(1))
            output.WriteLine($"  {line}");
    }

    private void PrintField(string name, IEnumerable<string> values)
    {
        var label = $"  {name}:".PadRight(9);
        foreach (var value in values)
        {
            foreach (var line in PlainText.Wrap(value, width - 9))
            {
                output.WriteLine($"{label}{line}");
                label = new string(' ', 9);
            }
        }
    }

    /// <summary>Commands are on their own line and never wrapped, so that they can be pasted.</summary>
    private void PrintFixes(IReadOnlyList<Fix> fixes)
    {
        var shown = wide ? fixes : [.. fixes.Take(2 * Few)];
        if (shown.Count > 0)
            output.WriteLine("  Fix:");
        foreach (var fix in shown)
        {
            foreach (var line in PlainText.Wrap($"# {fix.Why}", width - 4))
                output.WriteLine($"    {colour.Dim(line.StartsWith('#') ? line : $"# {line}")}");
            output.WriteLine($"    {PlainText.OneLine(fix.Run)}");
        }
        if (fixes.Count > shown.Count)
            output.WriteLine($"    # and {fixes.Count - shown.Count} more: -o wide shows them");
    }

    private void PrintNotJudged(IReadOnlyList<NotJudgedReport> documents)
    {
        if (documents.Count > 0)
            output.WriteLine();
        foreach (var one in wide ? documents : documents.Take(2 * Few))
            output.WriteLine(PlainText.OneLine($"Not checked: {one.Title}: {one.Reason}"));
        if (!wide && documents.Count > 2 * Few)
            output.WriteLine($"and {documents.Count - (2 * Few)} more documents: -o wide shows them");
    }

    private void PrintSkipped(IReadOnlyList<Skipped> skipped)
    {
        if (skipped.Count == 0)
            return;
        output.WriteLine();
        foreach (var reason in skipped.GroupBy(skip => skip.Reason, skip => skip.Rule))
        {
            foreach (var line in PlainText.Wrap($"Not checked: {string.Join(", ", reason)} ({reason.Key})", width))
                output.WriteLine(line);
        }
    }
}
