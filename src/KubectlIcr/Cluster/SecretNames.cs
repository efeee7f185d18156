namespace KubectlIcr.Cluster;

/// <summary>Reads the positional arguments of a command that takes secrets: <c>NAME...</c>, <c>secret/NAME...</c> or <c>secret NAME...</c>.</summary>
internal static class SecretNames
{
    public static IReadOnlyList<string> Parse(IReadOnlyList<string> args) =>
        [.. (args is [var type, _, ..] && IsSecret(type) && !args.Any(arg => arg.Contains('/')) ? args.Skip(1) : args).Select(Name).Distinct()];

    private static string Name(string arg) => arg.Split('/') switch
    {
        [{ Length: > 0 } name] => name,
        [var type, { Length: > 0 } name] when IsSecret(type) => name,
        [_] or [_, ""] or ["", _] => throw UserError.Usage("error: arguments in resource/name form must have a single resource and name"),
        [var type, _] => throw UserError.Usage($"error: unsupported resource type \"{type}\"; use NAME or secret/NAME"),
        _ => throw UserError.Usage("error: arguments in resource/name form may not have more than one slash"),
    };

    private static bool IsSecret(string word) => word.Equals("secret", StringComparison.OrdinalIgnoreCase) || word.Equals("secrets", StringComparison.OrdinalIgnoreCase);
}
