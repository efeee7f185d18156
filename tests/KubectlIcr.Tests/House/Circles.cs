namespace KubectlIcr.Tests.House;

/// <summary>Finds what uses itself over others, in a graph of who uses whom.</summary>
internal static class Circles
{
    /// <summary>Each circle's members, in order; none where one can be read after the other.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<(string From, string To)> uses)
    {
        var next = uses.Where(use => use.From != use.To).ToLookup(use => use.From, use => use.To);
        var reach = next.Select(group => group.Key).ToDictionary(one => one, one => Reached(one, next));
        return [.. reach.Keys.Select(one => Circle(one, reach)).Where(members => members.Count > 1).Select(members => string.Join(", ", members)).Distinct().Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Circle(string one, Dictionary<string, HashSet<string>> reach) =>
        [.. reach[one].Append(one).Distinct().Where(other => other == one || (reach.TryGetValue(other, out var back) && back.Contains(one))).Order(StringComparer.Ordinal)];

    private static HashSet<string> Reached(string one, ILookup<string, string> next)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(next[one]);
        while (open.TryPop(out var other))
            if (reached.Add(other))
                foreach (var more in next[other])
                    open.Push(more);
        return reached;
    }
}
