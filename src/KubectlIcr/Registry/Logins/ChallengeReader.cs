using System.Text;

namespace KubectlIcr.Registry;

/// <summary>
/// Reads the challenges of one header line as leniently as servers write them: unquoted values with any sign in them but comma and blank, blanks after commas,
/// empty elements, several challenges in a line. Never fails: what makes no sense is left out.
/// </summary>
internal sealed class ChallengeReader
{
    private readonly string text;
    private int at;

    private ChallengeReader(string text) => this.text = text;

    private bool AtEnd => at >= text.Length;

    public static IReadOnlyList<Challenge> Read(string header) => new ChallengeReader(header).All();

    private List<Challenge> All()
    {
        var all = new List<(string Scheme, Dictionary<string, string> Parameters)>();
        while (true)
        {
            Skip(", \t");
            if (AtEnd) return [.. all.Select(one => new Challenge(one.Scheme, one.Parameters))];
            var word = Until("=, \t");
            if (word.Length == 0) at++;
            else if (!TakesValue()) all.Add((word.ToLowerInvariant(), new(StringComparer.OrdinalIgnoreCase)));
            else if (Value() is var value && all.Count > 0) all[^1].Parameters.TryAdd(word, value);
        }
    }

    // A name has its "=", with blanks around it or not; a scheme has not. "==" ends a token68.
    private bool TakesValue()
    {
        var start = at;
        Skip(" \t");
        if (!AtEnd && text[at] == '=')
        {
            at++;
            Skip(" \t");
            return true;
        }
        at = start;
        return false;
    }

    private string Value()
    {
        if (AtEnd || text[at] != '"') return Until(", \t");
        var value = new StringBuilder();
        for (at++; !AtEnd && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length) at++;
            value.Append(text[at]);
        }
        at++;
        return value.ToString();
    }

    private void Skip(string signs)
    {
        while (!AtEnd && signs.Contains(text[at])) at++;
    }

    private string Until(string signs)
    {
        var start = at;
        while (!AtEnd && !signs.Contains(text[at])) at++;
        return text[start..at];
    }
}
