namespace KubectlIcr.Registry;

/// <summary>One way of login that a <c>WWW-Authenticate</c> offers. Source: RFC 9110 section 11.6.1; distribution's token specification.</summary>
/// <param name="Scheme">In lowercase: <c>bearer</c>, <c>basic</c>.</param>
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
