namespace KubectlIcr;

/// <summary>How alike two words are, for hints to whoever mistyped one.</summary>
internal static class Spelling
{
    /// <summary>As far as cobra, kubectl's own parser, looks.</summary>
    private const int FarthestTypo = 2;

    /// <summary>The word that was likely meant; null where none is near enough.</summary>
    public static string? Nearest(string typed, IEnumerable<string> words) =>
        words.Where(word => Distance(typed.ToLowerInvariant(), word.ToLowerInvariant()) <= FarthestTypo).MinBy(word => Distance(typed.ToLowerInvariant(), word.ToLowerInvariant()));

    /// <summary>Levenshtein's: single characters put in, taken out or changed.</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }
}
