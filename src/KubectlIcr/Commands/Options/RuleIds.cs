using KubectlIcr.Rules;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>Reads a flag that names rules.</summary>
internal static class RuleIds
{
    /// <summary>The ids in capitals; commas between several, or the flag repeated.</summary>
    /// <exception cref="UserError">There is no such rule, and never was.</exception>
    public static IReadOnlySet<string> Read(CommandOption option) =>
        option.Values.OfType<string>().SelectMany(ids => ids.Split(',', StringSplitOptions.TrimEntries)).Select(id => Known(id, option)).ToHashSet();

    private static string Known(string id, CommandOption option)
    {
        var upper = id.ToUpperInvariant();
        if (RuleList.All.Any(rule => rule.Id == upper) || RuleList.Retired.ContainsKey(upper))
            return upper;
        // An ID that looks right is as near to any other.
        var nearest = !IsId(upper) && Spelling.Nearest(upper, RuleList.All.Select(rule => rule.Id)) is { } near ? RuleList.All.First(rule => rule.Id == near) : null;
        throw UserError.Usage($"unknown rule \"{id}\" for --{option.LongName}; {(nearest is null ? $"'{Build.Command} explain' lists all rules" : $"did you mean {nearest.Id} ({nearest.Title})?")}");
    }

    private static bool IsId(string word) => word.Length == 6 && word.StartsWith("ICR", StringComparison.Ordinal) && word.Skip(3).All(char.IsAsciiDigit);
}
