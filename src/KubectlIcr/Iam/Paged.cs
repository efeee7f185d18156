using System.Text.Json;

namespace KubectlIcr.Iam;

/// <summary>A list that came in pages.</summary>
/// <param name="Status">Of the page that failed, or of the last one.</param>
/// <param name="Problem">Why the list is not whole, or not there at all; null when it is whole.</param>
internal sealed record Paged(IReadOnlyList<JsonElement> Items, int? Status, string? Problem)
{
    private const int MostPages = 50;
    private const int LongestCursor = 4000;

    private static readonly string[] Cursors = ["start", "offset"];

    /// <summary>
    /// Follows <c>next</c>, whose <c>start</c> or whose <c>href</c>'s query names the next page. Only that value is taken: where the request goes
    /// stays ours, so that an answer cannot send the token elsewhere.
    /// </summary>
    /// <param name="address">With its query.</param>
    /// <param name="items">The name of the array.</param>
    public static async Task<Paged> ReadAsync(IbmCalls calls, Uri address, string items, Sensitive token, CancellationToken cancel)
    {
        var all = new List<JsonElement>();
        var seen = new HashSet<string>();
        for (var page = address; ;)
        {
            var answer = await calls.GetAsync(page, token, cancel);
            if (answer.Problem is { } problem) return new(all, answer.Status, problem);
            if (answer.Json!.Value.Field(items) is not { ValueKind: JsonValueKind.Array }) return new(all, answer.Status, $"{address.Authority}: the response has no {items}");
            all.AddRange(answer.Json.Value.Items(items));
            if (Next(answer.Json.Value) is not { } next) return new(all, answer.Status, null);
            if (!seen.Add(next) || seen.Count == MostPages || next.Length > LongestCursor) return new(all, answer.Status, $"{address.Authority}: the list of {items} does not end");
            page = new($"{address.AbsoluteUri}&{next}");
        }
    }

    private static string? Next(JsonElement json)
    {
        if (json.Field("next") is not { } next) return null;
        if (next.Text("start") is { } start) return "start=" + Uri.EscapeDataString(start);
        var href = next.Text("href") ?? (next.ValueKind == JsonValueKind.String ? next.GetString()! : "");
        return href[(href.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').FirstOrDefault(pair => Cursors.Contains(pair.Split('=')[0]) && IsPlain(pair));
    }

    /// <summary>Nothing that would change the rest of the address.</summary>
    private static bool IsPlain(string pair) => pair.All(c => char.IsAsciiLetterOrDigit(c) || "=%-._~".Contains(c));
}
