using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>The command line that was given, written again for a person to add something to it.</summary>
internal static class SameCommand
{
    /// <summary>With a secret in it that must not be shown, only the option's word for a value is there: <c>--token TOKEN</c>.</summary>
    /// <param name="without">Options that are left out.</param>
    public static string Of(CommandLineApplication command, IReadOnlyList<string> names, IReadOnlyList<CommandOption> without) =>
        string.Join(' ', [$"{Build.Command} {command.Name}", .. names.Select(Word), .. command.Options.Except(without).SelectMany(Words)]);

    private static IEnumerable<string> Words(CommandOption option) =>
        (Flags.IsList(option) ? option.Values : option.Values.TakeLast(1)).Select(value => $"{Flag(option)}{Value(option, value)}");

    private static string Flag(CommandOption option) => option.ShortName is { Length: > 0 } letter ? $"-{letter}" : $"--{option.LongName}";

    private static string Value(CommandOption option, string? value) =>
        value is null || (option.OptionType == CommandOptionType.SingleOrNoValue && value == "true") ? ""
        : option.OptionType == CommandOptionType.SingleOrNoValue ? $"={Word(value)}"
        : $" {(IsSecret(option, value) ? option.ValueName!.TrimEnd('.') : Word(value))}";

    /// <summary>A token, or an address with a password in it.</summary>
    private static bool IsSecret(CommandOption option, string value) => option.LongName == "token" || (value.Contains("://", StringComparison.Ordinal) && value.Contains('@'));

    private static string Word(string word) => word == "-" ? word : Shell.Quote(word);
}
