using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.Unread;

/// <summary>What an output says that the output of the run which read everything does not say.</summary>
internal static partial class Said
{
    /// <summary>Lists in which more may stand, since they tell of what is unread.</summary>
    private static readonly string[] Unread = ["gaps", "skipped", "takenAt", "unread", "moreWorkloadsPossible", "fingerprint"];

    /// <summary>Fields that tell how sure a finding is and what can be done: less is known, so they say less, or name another way.</summary>
    private static readonly string[] Advice = ["certainty", "evidence", "fixes", "others"];

    private static readonly string[] Marks = ["<unknown>", "unread"];

    /// <summary>Findings that say what is unread: nothing else explains the failure.</summary>
    private static readonly string[] Fallbacks = ["ICR901", "ICR904"];

    /// <summary>The ids of findings that the full text does not have, save those which say that they are not certain since something is unread.</summary>
    public static IEnumerable<string> NewFindings(string text, string full) =>
        Heads().Matches(text).Select(head => head.Groups["id"].Value).Except(Ids().Matches(full).Select(id => id.Value)).Except(Fallbacks);

    /// <summary>The rows of a table with a cell that is neither that of the full table nor marked as unknown.</summary>
    public static IEnumerable<string> NewCells(string text, string full)
    {
        var known = Lines(full).Select(line => line.Split(' ')).ToList();
        return Lines(text).Where(line => !line.Contains("not read", StringComparison.Ordinal))
            .Where(line => !known.Exists(row => row.Length == line.Split(' ').Length && row.Zip(line.Split(' ')).All(pair => pair.First == pair.Second || Array.Exists(Marks, pair.Second.Contains) || pair is { First: "unused", Second: "ok" })));
    }

    /// <summary>It begins as kubectl's own errors do.</summary>
    public static bool Opens(string stderr) => Openings().IsMatch(stderr);

    /// <summary>Values of a document that are neither those of the full one nor null, with their paths.</summary>
    public static IReadOnlyList<string> Newly(JsonNode? value, JsonNode? full, string path = "")
    {
        if (value is null || IsFallback(value) || IsNoteOnUnread(value)) return [];
        if (value is JsonObject fields)
            return [.. fields.Where(field => !Unread.Contains(field.Key) && !Advice.Contains(field.Key)).SelectMany(field => Newly(field.Value, (full as JsonObject)?[field.Key], $"{path}.{field.Key}"))];
        if (value is JsonArray items)
            return [.. items.Index().SelectMany(item => Nearest(item.Item, full as JsonArray ?? [], $"{path}[{item.Index}]"))];
        return value.ToJsonString() == full?.ToJsonString() || IsMarked(value.ToString()) || IsFewer(value, full, path) || IsUsedPerhaps(value, full) ? [] : [$"{path}: {value.ToJsonString()}, in full {full?.ToJsonString() ?? "nothing"}"];
    }

    private static bool IsNoteOnUnread(JsonNode value) => value is JsonObject note && note["note"] is { } name && IsMarked(name.ToString());

    private static bool IsFallback(JsonNode value) => Fallbacks.Contains(value is JsonObject finding ? (string?)finding["id"] : value.ToString());

    /// <summary>It says itself that something is unread. What a kubelet says when it waits is all that a pod tells without its events.</summary>
    private static bool IsMarked(string text) =>
        Array.Exists(["unread", "not read", ": forbidden", ": InternalError", "backoff-only", "Back-off pulling"], text.Contains);

    /// <summary>Counts are of what was read.</summary>
    private static bool IsFewer(JsonNode value, JsonNode? full, string path) =>
        path.StartsWith(".summary.", StringComparison.Ordinal) && value is JsonValue && full is JsonValue && (path == ".summary.skipped" || (double)value < (double)full);

    /// <summary>That nobody uses a secret is not said where users may be unread; the secret is no worse for that.</summary>
    private static bool IsUsedPerhaps(JsonNode value, JsonNode? full) => (value.ToString(), full?.ToString()) is ("ok", "unused");

    private static IReadOnlyList<string> Nearest(JsonNode? item, JsonArray full, string path) =>
        item is not null && IsNoteOnUnread(item) ? [] : full.Select(other => Newly(item, other, path)).MinBy(difference => difference.Count) ?? [$"{path}: {item?.ToJsonString()}, in full nothing"];

    /// <summary>The words of a text without what a second changes: how long ago something was, and where lines break for it.</summary>
    public static string Ageless(string text) => Ago().Replace(string.Join(' ', Lines(text)), "AGE");

    /// <summary>The lines of a text in an order that does not depend on what was done first.</summary>
    public static string Sorted(string text) => string.Join('\n', Lines(text).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(line => Ages().Replace(Blanks().Replace(line.Trim(), " "), "AGE"));

    [GeneratedRegex(@"^(ERROR|WARNING|INFO) +(?<id>ICR\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heads();

    /// <summary>Also in the table of causes, where a finding is not told in full.</summary>
    [GeneratedRegex(@"\bICR\d+\b")]
    private static partial Regex Ids();

    [GeneratedRegex("^(error: |Error from server|Unable to connect|The connection to )", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Openings();

    [GeneratedRegex(@"(\d+[smhd])+ +ago", RegexOptions.ExplicitCapture)]
    private static partial Regex Ago();

    [GeneratedRegex(@" +")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<![\w.])(\d+m\d+s|\d+[smh])(?!\w)|TIME|kubectl-icr-trial-[0-9a-f]{12}|(?<= )[0-9a-f]{8}(?= |$)")]
    private static partial Regex Ages();
}
