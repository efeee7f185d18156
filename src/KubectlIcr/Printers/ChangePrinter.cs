using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>Says what was done in kubectl's words: <c>secret/x created</c>; where several namespaces are concerned, followed by <c>in NS namespace</c>.</summary>
/// <param name="several">Several namespaces are concerned, also by what was not done.</param>
/// <param name="suffix">E.g. <c> (dry run)</c>.</param>
internal sealed class ChangePrinter(TextWriter output, bool several, string suffix)
{
    public void Print(IReadOnlyList<ChangeReport> changes)
    {
        foreach (var change in changes)
            output.WriteLine(PlainText.OneLine($"{Done(change)}{suffix}{(several && change.Namespace is not null ? $" in {change.Namespace} namespace" : "")}"));
    }

    /// <summary><c>-o name</c>.</summary>
    public void PrintNames(IReadOnlyList<ChangeReport> changes)
    {
        foreach (var change in changes)
            output.WriteLine(PlainText.OneLine($"{change.Kind}/{change.Name}"));
    }

    /// <summary>kubectl says of a deletion <c>pod "web-1" deleted</c>.</summary>
    private static string Done(ChangeReport change) => change.Verb == "deleted" ? $"{change.Kind} \"{change.Name}\" deleted" : $"{change.Kind}/{change.Name} {change.Verb}";
}
