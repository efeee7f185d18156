using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>One row a container, as kubectl prints tables: no blanks in values, three between columns.</summary>
internal static class PullTable
{
    private static readonly string[] Head = ["NAMESPACE", "POD", "CONTAINER", "IMAGE", "STATE", "CAUSE", "CREDENTIALS", "FINDINGS"];

    public static void Print(IReadOnlyList<PullReport> pulls, TextWriter output)
    {
        var rows = new List<string[]> { Head };
        rows.AddRange(pulls.Select(Row));
        var widths = Head.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        output.WriteLine();
        foreach (var row in rows)
            output.WriteLine(string.Join("   ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string[] Row(PullReport pull) =>
        [.. new[]
        {
            pull.Namespace, pull.Pod, pull.Container, pull.Image.Raw, pull.State ?? "<none>", pull.Cause ?? "<none>", Credentials(pull.Credentials),
            pull.Findings.Count == 0 ? "<none>" : string.Join(',', pull.Findings),
        }.Select(cell => PlainText.OneLine(cell).Replace(' ', '_'))];

    private static string Credentials(CredentialsReport? credentials) => credentials switch
    {
        null => "<unknown>",
        { Error: not null } => "<unparsable>",
        { Tries.Count: 0 } => "<none>",
        _ => string.Join(',', credentials.Tries.Select(attempt => attempt.Secret)),
    };
}
