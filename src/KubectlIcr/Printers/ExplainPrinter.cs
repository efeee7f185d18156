using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>Pages about rules and causes, for reading on a terminal.</summary>
internal static class ExplainPrinter
{
    private const int Width = 80;

    public static void Print(RulePage page, TextWriter output)
    {
        foreach (var line in PlainText.Wrap($"{page.Id}  {page.Title}  ({page.Severity.Name()})", Width))
            output.WriteLine(line.TrimEnd());
        Section("Why", page.Cause, output);
        Section("Fix", page.Remedy, output);
        Section("When it is fine", page.WhenFine, output);
        output.WriteLine($"\n{page.Docs}");
    }

    public static void PrintList(IEnumerable<RulePage> pages, TextWriter output)
    {
        foreach (var page in pages)
            output.WriteLine($"{page.Id}   {page.Severity.Name(),-7}   {page.Title}");
    }

    public static void PrintCause(string cause, IEnumerable<RulePage> rules, TextWriter output)
    {
        output.WriteLine($"Cause {cause}: the rules that tell more");
        PrintList(rules, output);
    }

    public static void PrintFailure(string summary, string cause, IReadOnlyList<string> candidates, IEnumerable<RulePage> rules, TextWriter output)
    {
        foreach (var line in PlainText.Wrap(summary, Width))
            output.WriteLine(line);
        output.WriteLine($"  Cause: {cause}{(candidates.Count > 1 ? $"; the text leaves open: {string.Join(", ", candidates)}" : "")}");
        foreach (var page in rules)
            output.WriteLine($"  {page.Id}  {page.Title}");
        output.WriteLine();
    }

    private static void Section(string title, string text, TextWriter output)
    {
        output.WriteLine($"\n{title}:");
        foreach (var line in PlainText.Wrap(text, Width - 2))
            output.WriteLine($"  {line}");
    }
}
