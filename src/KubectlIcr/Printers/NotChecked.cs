using System.Text.RegularExpressions;
using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>What could not be checked, for a person: a sentence for each reason, and the command that helps.</summary>
/// <param name="Sentence">How many rules, why, and what to do.</param>
/// <param name="Run">The command; null where none helps.</param>
internal sealed partial record NotChecked(string Sentence, string? Run)
{
    /// <param name="found">Rules that found something anyway.</param>
    public static IEnumerable<NotChecked> Of(IReadOnlyList<Skipped> skipped, IReadOnlySet<string> found) =>
        skipped.GroupBy(skip => Unread.Of(skip.Reason)?.Why ?? skip.Reason).Select(group => Of(group.Key, [.. group], found));

    private static NotChecked Of(string why, IReadOnlyList<Skipped> skipped, IReadOnlySet<string> found)
    {
        var rules = skipped.Select(skip => skip.Rule).Distinct().ToList();
        var (which, need) = rules.Count == 1 ? (rules[0], "needs") : ($"{rules.Count} rules", "need");
        var unread = skipped.Select(skip => Unread.Of(skip.Reason)).OfType<Unread>().ToList();
        var head = rules.TrueForAll(found.Contains) ? "Not fully checked" : "Not checked";
        if (unread.Count == 0)
            return new($"{head}: {which} ({why}{Hint(why)})", null);
        string[] kinds = [.. unread.SelectMany(one => one.Kinds).Distinct().Order(StringComparer.Ordinal)];
        string?[] namespaces = [.. unread.Select(one => one.Namespace).Distinct()];
        var what = $"{string.Join(", ", kinds)}{NamespaceWords.In(namespaces)}";
        return why switch
        {
            GapReason.NotSaved when SaveCommand.Of(kinds, namespaces) is var save => new($"{head}: {which} {need} objects that were not saved. To include them, run this and add --from {save.File}:", save.Run),
            GapReason.Forbidden => new(
                $"{head}: {which} {need} {what}, which you are not allowed to read. Ask a cluster administrator for this permission. To see whether you have it:",
                $"kubectl auth can-i list {kinds[0]}{namespaces switch { [null] => "", [var only] => $" -n {Shell.Quote(only)}", _ => " -A" }}"),
            _ => new($"{head}: {which} {need} {what}, which could not be read ({why}). Run the check again.", null),
        };
    }

    /// <summary>The registry did not answer this machine; the node may hear more.</summary>
    private static string Hint(string why) => why.StartsWith(Skipped.NoResponse, StringComparison.Ordinal) ? "; --on-node queries it from the node instead" : "";

    /// <summary>A reason of the form <c>secrets in namespace team-a: forbidden</c>.</summary>
    private sealed partial record Unread(IReadOnlyList<string> Kinds, string? Namespace, string Why)
    {
        public static Unread? Of(string reason) => Form().Match(reason) is { Success: true } match
            ? new(match.Groups["kinds"].Value.Split(", "), match.Groups["namespace"] is { Success: true, Value: var name } ? name : null, match.Groups["why"].Value)
            : null;

        [GeneratedRegex(@"\A(?<kinds>[a-z]+(\.[a-z.]+)?(, [a-z]+(\.[a-z.]+)?)*)( in namespace (?<namespace>[a-z0-9-]+))?: (?<why>.+)\z")]
        private static partial Regex Form();
    }
}
