using System.Text.RegularExpressions;
using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>Pages about rules and causes, for reading on a terminal.</summary>
internal static partial class ExplainPrinter
{
    private const int Width = 80;
    private const int MostContainers = 5;

    public static void Print(RulePage page, TextWriter output)
    {
        foreach (var line in PlainText.Wrap($"{page.Id}  {page.Title}  ({page.Severity.Name()})", Width))
            output.WriteLine(line.TrimEnd());
        Section("Why", page.Cause, output);
        Section("Fix", page.Remedy, output);
        Section("When to ignore this", page.WhenToIgnore, output);
        output.WriteLine($"\n{page.Docs}");
        if (page.Topic is not null)
            output.WriteLine($"IBM documentation:\n{page.Topic}");
    }

    public static void PrintList(IEnumerable<RulePage> pages, TextWriter output)
    {
        foreach (var page in pages)
            output.WriteLine($"{page.Id}   {page.Severity.Name(),-7}   {page.Title}");
    }

    public static void PrintCause(string cause, IEnumerable<RulePage> rules, TextWriter output)
    {
        output.WriteLine($"Cause {cause}: rules about it");
        PrintList(rules, output);
    }

    /// <summary>A cause of a pasted text: what it means, what it happened to, what to do first, and what finds out.</summary>
    public static void Print(PastedCause cause, TextWriter output)
    {
        Indented("", $"{cause.Sentence} ({cause.Name})", output);
        if (cause.Unretrieved.Count > 0)
            Indented("", $"The kubelet could not retrieve pull secret {string.Join(", ", cause.Unretrieved)}.", output);
        foreach (var other in cause.Others)
            Indented("", $"Another possible cause: {char.ToLowerInvariant(other[0])}{other[1..]}", output);
        output.WriteLine();
        foreach (var image in cause.Images)
            PrintImage(image, output);
        Indented(cause.Images.All(image => image.Text == cause.Images[0].Text) ? "  Error: " : "  Error for the first image: ", cause.Images[0].Text, output);
        PrintLikely(cause, output);
        output.WriteLine($"\n  {Invitation(cause)}{(cause.IsNamespaceOpen ? " (add -n NAMESPACE if needed)" : "")}:");
        foreach (var check in cause.Checks)
            output.WriteLine($"    {PlainText.OneLine(check)}");
        output.WriteLine();
    }

    private static string Invitation(PastedCause cause) => cause switch
    {
        { Pods: 0 } => "To check all pods in the cluster",
        { Pods: 1 } => "To check this pod in the cluster",
        _ when cause.Pods == cause.Checked => "To check these pods in the cluster",
        _ => $"To check {cause.Checked} of these {cause.Pods} pods in the cluster",
    };

    private static void PrintImage(PastedImage image, TextWriter output)
    {
        Indented("  ", image.Name ?? "(the message contains no image)", output);
        foreach (var container in image.Containers.Take(MostContainers))
            Indented("    ", container, output);
        if (image.Containers.Count > MostContainers)
            output.WriteLine($"    and {image.Containers.Count - MostContainers} more");
    }

    private static void PrintLikely(PastedCause cause, TextWriter output)
    {
        if (cause.Likely.Count > 0)
            output.WriteLine(cause.Likely.Count > 1 ? "\n  Likely causes, most likely first:" : cause.More > 0 ? "\n  Most likely cause:" : "\n  Likely cause:");
        foreach (var page in cause.Likely)
        {
            Indented($"    {page.Id}  ", page.Title, output);
            Indented("            ", FirstSentence().Match(page.Remedy).Value, output);
        }
        if (cause.More > 0)
            output.WriteLine($"    and {cause.More} more: kubectl icr explain {cause.Name}");
    }

    private static void Indented(string label, string text, TextWriter output)
    {
        foreach (var line in PlainText.Wrap(text, Width - label.Length))
        {
            output.WriteLine(label + line);
            label = new string(' ', label.Length);
        }
    }

    private static void Section(string title, string text, TextWriter output)
    {
        output.WriteLine($"\n{title}:");
        foreach (var line in PlainText.Wrap(text, Width - 2))
            output.WriteLine($"  {line}");
    }

    /// <summary>The first step of a remedy.</summary>
    [GeneratedRegex(@"\A.*?[.](?=\s|\z)", RegexOptions.Singleline)]
    private static partial Regex FirstSentence();
}
