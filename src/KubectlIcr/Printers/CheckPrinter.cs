using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>The report for a person in a hurry: the verdict, then each cause with the commands that fix it. Many causes are listed, and the first of them told in full.</summary>
internal sealed class CheckPrinter(TextWriter output, Colour colour, bool wide, int width = 80)
{
    /// <summary>More causes than this fill more than a screen.</summary>
    private const int MostInFull = 3;

    private const int MostTraced = 3;

    private const int MostDocuments = 6;

    /// <summary>Of the tables.</summary>
    public bool NoHeaders { get; init; }

    /// <summary>Pods were named: where they are few, each of their containers is traced instead of listed.</summary>
    public bool Traces { get; init; }

    /// <summary>The command that was given, for a person to give it again for one rule; null where it should not be.</summary>
    public string? Again { get; init; }

    public void Print(CheckReport report)
    {
        PrintVerdict(report);
        PrintCauses(report);
        NodeAnswers.Print(report.Pulls, output, width);
        if (wide && report.Pulls.Count > 0)
            PrintTables(report.Pulls, report.TakenAt);
        PrintNotChecked(report.Skipped, report.Findings.Select(finding => finding.Id).ToHashSet());
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
        foreach (var line in PlainText.Wrap(Verdict.Of(report), width))
            output.WriteLine(report.Summary.Errors == 0 && report.Summary.Failing == 0 ? colour.Good(line) : colour.Bold(line));
    }

    private void PrintCauses(CheckReport report)
    {
        var groups = FindingGroup.Of(report.Findings.Where(finding => wide || finding.Severity != Severity.Info || report.Findings.Count == 1));
        if (groups.Count > MostInFull)
            new CauseTable(output, width) { NoHeaders = NoHeaders }.Print(groups);
        var printer = new FindingPrinter(output, colour, wide, width) { KnownImage = Verdict.NamedPull(report)?.Image.Raw };
        foreach (var group in wide ? groups : groups.Take(MostInFull))
        {
            if (wide)
                group.Findings.ToList().ForEach(printer.Print);
            else
                printer.Print(group);
        }
        if (!wide && groups.Count > MostInFull)
            PrintRest([.. groups.Skip(MostInFull)], report.OnlyRules);
    }

    /// <summary>How to see the causes that are only listed.</summary>
    private void PrintRest(IReadOnlyList<FindingGroup> rest, IReadOnlySet<string> onlyRules)
    {
        var rule = rest[0].Example.Id;
        output.WriteLine($"\n{rest.Count} more {(rest.Count == 1 ? "problem is" : "problems are")} only listed in the table.");
        if (onlyRules.Count == 1)
            output.WriteLine("To show all details, add -o wide.");
        else if (Again is null)
            output.WriteLine($"To show all details, add -o wide; for one rule, add --rule {rule}.");
        else
            output.WriteLine($"To show all details, add -o wide; for one rule:\n  {PlainText.OneLine(Again)} --rule {rule}");
    }

    private void PrintNotJudged(IReadOnlyList<NotJudgedReport> documents)
    {
        if (documents.Count > 0)
            output.WriteLine();
        foreach (var one in wide ? documents : documents.Take(MostDocuments))
            output.WriteLine(PlainText.OneLine($"Not checked: {TypeName.Of(one.Title)}: {one.Reason}"));
        if (!wide && documents.Count > MostDocuments)
            output.WriteLine($"and {documents.Count - MostDocuments} more documents (-o wide)");
    }

    private void PrintNotChecked(IReadOnlyList<Skipped> skipped, IReadOnlySet<string> found)
    {
        if (skipped.Count > 0)
            output.WriteLine();
        foreach (var one in NotChecked.Of(skipped, found))
        {
            PrintWrapped("", one.Sentence);
            if (one.Run is not null)
                output.WriteLine($"  {PlainText.OneLine(one.Run)}");
        }
        foreach (var reason in wide && skipped.Count > 1 ? skipped.GroupBy(skip => skip.Reason, skip => skip.Rule) : [])
            PrintWrapped("  ", $"{string.Join(", ", reason)} ({reason.Key})");
    }

    private void PrintWrapped(string indent, string text)
    {
        foreach (var line in PlainText.Wrap(text, width - indent.Length))
            output.WriteLine($"{indent}{line}");
    }
}
