using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Text;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>Who may log in, and what they may pull. A pattern is <c>team/*</c> on every host, or <c>us.icr.io/team/*</c> on one.</summary>
internal sealed class Accounts
{
    private readonly ConcurrentDictionary<(string User, string Password), string[]> known = new();
    private string[] open = [];

    public void Add(string user, string password, params string[] allow) => known[(user, password)] = allow;

    /// <summary>Gives everyone what the pattern names, without a login.</summary>
    public void Open(string pattern) => open = [.. open, pattern];

    public bool Knows(string user, string password) => known.ContainsKey((user, password));

    public bool MayPull((string User, string Password)? login, string host, string repository) => open
        .Concat(login is { } one ? known.GetValueOrDefault(one) ?? [] : [])
        .Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, repository) || FileSystemName.MatchesSimpleExpression(pattern, $"{host}/{repository}"));

    /// <summary>The user and password of a <c>Basic</c> header; null for any other.</summary>
    public static (string User, string Password)? Basic(string? authorization)
    {
        if (authorization?.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) != true) return null;
        return Encoding.UTF8.GetString(Convert.FromBase64String(authorization[6..].Trim())).Split(':', 2) is [var user, var password] ? (user, password) : null;
    }
}
