using System.Text.RegularExpressions;
using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>What should not have been, in all that was seen.</summary>
internal static partial class Verdict
{
    /// <summary>How the tool says that it did not read something.</summary>
    private static readonly string[] Unread = ["<unknown>", "not read", "Not checked:", "not told by", "not known", "could not be read"];

    public static IReadOnlyList<string> Of(IReadOnlyList<Seen> all)
    {
        var sound = all.Where(seen => seen.Case.Fault == ServerFaults.None).GroupBy(seen => seen.Case.Command.Name).ToDictionary(group => group.Key, group => group.First().Outcome);
        return [.. all.SelectMany(seen => Of(seen, sound[seen.Case.Command.Name]).Concat(seen.Wrong).Select(wrong => $"{seen.Case.Fault.Name}, {seen.Case.Command.Title}, {seen.Case.Point.Title}: {wrong}\n{seen.Outcome}"))];
    }

    private static IEnumerable<string> Of(Seen seen, Outcome sound)
    {
        var outcome = seen.Outcome;
        if (!seen.HasStruck) yield return "the fault had no chance";
        if (outcome.ExitCode is < 0 or > 2 || outcome.Stderr.Contains("internal error", StringComparison.Ordinal)) yield return "an accident";
        if ($"{outcome.Stdout}{outcome.Stderr}".Contains(IbmCloud.Key, StringComparison.Ordinal)) yield return "a secret is shown";
        if (outcome.ExitCode != 2 && outcome.Stdout != sound.Stdout && !outcome.Stderr.Contains("not read", StringComparison.Ordinal)) yield return "another report, and no word of it";
        if (outcome.ExitCode == 2 && outcome.Stderr.Length == 0) yield return "it fails without a word";
        foreach (var wrong in seen.Case.Command.Changes ? OfChange(seen) : OfReport(outcome, sound)) yield return wrong;
    }

    /// <summary>A line of the report is one of the whole report's, or says that something is not known.</summary>
    private static IEnumerable<string> OfReport(Outcome outcome, Outcome sound)
    {
        var known = ReportText.Unwrapped(sound.Stdout).Split('\n').Select(Bare).ToHashSet();
        return ReportText.Unwrapped(outcome.Stdout).Split('\n').Select(Bare)
            .Where(line => !known.Contains(line) && !Array.Exists(Unread, word => line.Contains(word, StringComparison.Ordinal))).Select(line => $"says: {line}");
    }

    /// <summary>Whatever the width of the columns. An age is the server's word, also where its clock is wrong.</summary>
    private static string Bare(string line) => Age().Replace(string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)), "");

    [GeneratedRegex(@" (AGE|24h|<invalid>)$")]
    private static partial Regex Age();

    private static IEnumerable<string> OfChange(Seen seen)
    {
        var (outcome, changed) = (seen.Outcome, seen.Changed);
        if (outcome.ExitCode == seen.Case.Command.ExitCode && seen.Left != "everything") yield return $"ends with {outcome.ExitCode}, and has changed {seen.Left}";
        if (outcome.Stderr.Contains("nothing was changed", StringComparison.Ordinal) && changed.Count > 0) yield return "says that nothing was changed";
        foreach (Match match in NotDone().Matches(outcome.Stderr))
            if (changed.Contains($"{match.Groups["name"].Value.Replace(".apps", "", StringComparison.Ordinal)} in {match.Groups["namespace"]}")) yield return $"was done after all: {match.Value}";
        foreach (Match match in Done().Matches(outcome.Stdout))
            if (!seen.Case.Fault.LeavesOpen && !changed.Contains($"{match.Groups["kind"].Value.Replace(".apps", "", StringComparison.Ordinal)}/{match.Groups["name"]} in {match.Groups["namespace"]}")) yield return $"was not done: {match.Value}";
    }

    [GeneratedRegex(@"^error: (?<name>\S+) in namespace (?<namespace>\S+) (not \w+|is left as it is)", RegexOptions.Multiline)]
    private static partial Regex NotDone();

    [GeneratedRegex(@"^(?<kind>[\w.]+)(/| "")(?<name>[\w-]+)""? (created|patched|deleted|restarted) in (?<namespace>\w) namespace", RegexOptions.Multiline)]
    private static partial Regex Done();
}
