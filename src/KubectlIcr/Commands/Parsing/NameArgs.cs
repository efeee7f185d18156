namespace KubectlIcr.Commands.Parsing;

/// <summary>Names of one type of object, as kubectl accepts them: <c>NAME</c> or <c>TYPE/NAME</c>.</summary>
internal static class NameArgs
{
    /// <param name="type">In the singular, e.g. <c>secret</c>; its plural and <paramref name="shortName"/> too.</param>
    public static IReadOnlyList<string> Of(string type, IEnumerable<string> args, string? shortName = null) => [.. args.Select(arg => Name(arg, type, shortName)).Distinct()];

    /// <summary>Also <c>secret NAME...</c>.</summary>
    public static IReadOnlyList<string> OfSecrets(IReadOnlyList<string> args) =>
        Of("secret", args is [var type, _, ..] && Is("secret", type) && !args.Any(arg => arg.Contains('/')) ? args.Skip(1) : args);

    private static string Name(string arg, string type, string? shortName) => arg.Split('/') switch
    {
        [{ Length: > 0 } name] => name,
        [var word, { Length: > 0 } name] when Is(type, word) || word.Equals(shortName, StringComparison.OrdinalIgnoreCase) => name,
        [_] or [_, ""] or ["", _] => throw UserError.Usage("error: arguments in resource/name form must have a single resource and name"),
        [var word, _] => throw UserError.Usage($"error: unsupported resource type \"{word}\"; use NAME or {type}/NAME"),
        _ => throw UserError.Usage("error: arguments in resource/name form may not have more than one slash"),
    };

    private static bool Is(string type, string word) => word.Equals(type, StringComparison.OrdinalIgnoreCase) || word.Equals($"{type}s", StringComparison.OrdinalIgnoreCase);
}
