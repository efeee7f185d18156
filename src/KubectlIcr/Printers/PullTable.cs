using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>One row a container.</summary>
internal static class PullTable
{
    private static readonly string[] Heads = ["NAMESPACE", "POD", "CONTAINER", "IMAGE", "STATE", "CAUSE", "CREDENTIALS", "FINDINGS"];

    public static void Print(IReadOnlyList<PullReport> pulls, TextWriter output)
    {
        output.WriteLine();
        Table.Print(output, Heads, pulls.Select(Row));
    }

    private static string[] Row(PullReport pull) =>
    [
        pull.Namespace, pull.Pod, pull.Container, pull.Image.Raw, pull.State ?? Table.None, pull.Cause ?? Table.None, Credentials(pull.Credentials),
        pull.Findings.Count == 0 ? Table.None : string.Join(',', pull.Findings),
    ];

    private static string Credentials(CredentialsReport? credentials) => credentials switch
    {
        null => "<unknown>",
        { Error: not null } => "<unparsable>",
        { Tries.Count: 0 } => Table.None,
        _ => string.Join(',', credentials.Tries.Select(attempt => attempt.Secret)),
    };
}
