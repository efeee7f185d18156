using System.Text;

namespace KubectlIcr.Registry;

/// <summary>One way of login that a <c>WWW-Authenticate</c> offers. Source: RFC 9110 section 11.6.1; distribution's token specification.</summary>
/// <param name="Scheme">In lower case: <c>bearer</c>, <c>basic</c>.</param>
/// <param name="Parameters">By name, whatever its case.</param>
internal sealed record Challenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    public bool IsBearer => Scheme == "bearer" && Realm.Length > 0;

    public string Realm => Parameters.GetValueOrDefault("realm", "");

    public string? Service => Parameters.GetValueOrDefault("service");

    public IReadOnlyList<string> Scopes => Parameters.GetValueOrDefault("scope", "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same, naming no scope: what a registry names in answer to <c>/v2/</c> is not about a repository.</summary>
    public Challenge Unscoped => this with { Parameters = Parameters.Where(pair => !pair.Key.Equals("scope", StringComparison.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase) };

    /// <summary>The token that was sent is not one, or no more.</summary>
    public bool IsInvalidToken => Parameters.GetValueOrDefault("error") == "invalid_token";

    /// <summary>The one we answer: Bearer before Basic; null when neither is offered.</summary>
    public static Challenge? Best(IEnumerable<string> headers)
    {
        var all = headers.SelectMany(ChallengeReader.Read).ToList();
        return all.Find(one => one.IsBearer) ?? all.Find(one => one.Scheme == "basic");
    }
}

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
