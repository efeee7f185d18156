using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>One row for each container and image volume.</summary>
internal static class PullTable
{
    private static readonly string[] Heads = ["NAMESPACE", "POD", "CONTAINER", "IMAGE", "STATE", "CAUSE", "CREDENTIALS"];

    public static void Print(IReadOnlyList<PullReport> pulls, TextWriter output, bool noHeaders)
    {
        var asked = pulls.Any(pull => pull.Registry.Asked);
        output.WriteLine();
        Table.Print(output, [.. Heads, .. asked ? ["REGISTRY"] : Array.Empty<string>(), "FINDINGS"], pulls.Select(pull => Row(pull, asked)), noHeaders);
    }

    /// <param name="asked">With the registry's answer, where any registry was asked.</param>
    private static string[] Row(PullReport pull, bool asked) =>
    [
        pull.Namespace, pull.Pod, pull.Use, pull.Image.Raw, pull.State ?? Table.None, pull.Cause ?? Table.None, Credentials(pull.Credentials),
        .. asked ? [pull.Registry.Result ?? Table.None] : Array.Empty<string>(),
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
