using System.Text;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>The page of what was seen.</summary>
internal static class FaultPage
{
    public static string Of(IReadOnlyList<Seen> all)
    {
        var page = new StringBuilder();
        foreach (var fault in all.GroupBy(seen => seen.Case.Fault.Name))
        {
            page.Append($"\n## {fault.First().Case.Fault.Title}\n\n{fault.First().Case.Fault.Played}\n\n");
            page.Append("| Command | Struck | Exit | Says | Changed |\n|---|---|---|---|---|\n");
            foreach (var seen in fault)
                page.Append($"| `{seen.Case.Command.Title}` | {seen.Case.Point.Title} | {seen.Outcome.ExitCode} | {Cell(seen.Outcome.Stderr)} // {Cell(seen.Outcome.Stdout)} | {seen.Left} |\n");
        }
        return page.ToString();
    }

    private static string Cell(string text) => text.TrimEnd('\n').Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal);
}
