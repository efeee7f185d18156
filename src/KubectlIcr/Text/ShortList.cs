namespace KubectlIcr;

/// <summary>Names in a sentence.</summary>
internal static class ShortList
{
    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string All(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }

    /// <summary><c>a</c>, <c>a or b</c>, <c>a, b, or c</c>.</summary>
    public static string Any(IReadOnlyList<string> names) => names.ToArray() switch
    {
        [] => "",
        [var only] => only,
        [var one, var other] => $"{one} or {other}",
        [.. var before, var last] => $"{string.Join(", ", before)}, or {last}",
    };

    /// <summary>The first of many, and how many more there are: <c>a, b and 7 more</c>.</summary>
    public static string Of(IReadOnlyList<string> names, int most) =>
        string.Join(", ", names.Take(most)) + (names.Count > most ? $" and {names.Count - most} more" : "");
}
