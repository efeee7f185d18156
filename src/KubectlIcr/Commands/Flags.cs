using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary>Options as kubectl takes them: the last one wins, and a switch can be set to false.</summary>
internal static class Flags
{
    private const string HelpTemplate = "-h|--help";

    /// <summary>An option with a value.</summary>
    public static CommandOption Value(this CommandLineApplication command, string template, string description) =>
        command.Option(template, description, CommandOptionType.MultipleValue);

    /// <summary>An option that is on when it is there, off with <c>=false</c>.</summary>
    public static CommandOption Switch(this CommandLineApplication command, string template, string description) =>
        command.Option(template, description, CommandOptionType.SingleOrNoValue);

    public static void DefineHelp(CommandLineApplication command) => command.Switch(HelpTemplate, "Print this help");

    /// <summary>The command has this switch, and it is on.</summary>
    public static bool IsOn(CommandLineApplication command, string longName) => command.Options.Find(option => option.LongName == longName)?.IsOn() == true;

    /// <summary>The last value given; null when there is none.</summary>
    public static string? Last(this CommandOption option) => option.Values.Count == 0 ? null : option.Values[^1];

    /// <summary>The last value given; null when there is none, or an empty one: kubectl takes that for none.</summary>
    public static string? Given(this CommandOption option) => option.Last() is { Length: > 0 } value ? value : null;

    public static bool IsOn(this CommandOption option) => option.HasValue() && option.Last() switch
    {
        null or "" or "true" or "1" or "t" or "T" or "TRUE" or "True" => true,
        "false" or "0" or "f" or "F" or "FALSE" or "False" => false,
        var other => throw UserError.Usage($"invalid argument \"{other}\" for \"--{option.LongName}\" flag: give true or false"),
    };
}
