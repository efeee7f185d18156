namespace KubectlIcr.Commands.Parsing;

/// <summary>Names of one type of object, as kubectl takes them.</summary>
internal static class NameArgs
{
    /// <param name="type">The type that <c>TYPE/NAME</c> may say, e.g. <c>secret</c>; its plural and <paramref name="shortName"/> too.</param>
    public static IReadOnlyList<string> Of(string type, IEnumerable<string> args, string? shortName = null) => [.. args.Select(arg =>
    {
        if (arg.Split('/') is not [var word, var name])
            return arg.Contains('/') || arg.Length == 0 ? throw UserError.Usage($"\"{arg}\" is no name of a {type}") : arg;
        return name.Length > 0 && (word == type || word == $"{type}s" || word == shortName) ? name : throw UserError.Usage($"\"{arg}\" is no {type}");
    }).Distinct()];
}
