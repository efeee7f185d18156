using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Parsing;

/// <summary>Options as kubectl takes them: the last one wins, lists grow, and a switch can be set to false.</summary>
internal static class Flags
{
    private const string HelpTemplate = "-h|--help";

    /// <summary>Behind the name of a value in a template: the values add up.</summary>
    private const string More = "...";

    /// <summary>An option with a value; <c>--from &lt;PATH...&gt;</c> is a list.</summary>
    public static CommandOption Value(this CommandLineApplication command, string template, string description) =>
        command.Option(template, description, CommandOptionType.MultipleValue);

    /// <summary>An option that is on when it is there, off with <c>=false</c>.</summary>
    public static CommandOption Switch(this CommandLineApplication command, string template, string description) =>
        command.Option(template, description, CommandOptionType.SingleOrNoValue);

    public static void DefineHelp(CommandLineApplication command) => command.Switch(HelpTemplate, "Print this help");

    /// <summary>The command has this switch, and it is on.</summary>
    public static bool IsOn(CommandLineApplication command, string longName) => command.Options.Find(option => option.LongName == longName)?.IsOn() == true;

    /// <summary>The last value given; null when there is none, or an empty one.</summary>
    public static string? Last(this CommandOption option) => option.Values.LastOrDefault() is { Length: > 0 } last ? last : null;

    /// <summary>All values of a list.</summary>
    public static IReadOnlyList<string> All(this CommandOption option) => [.. option.Values.OfType<string>()];

    /// <summary>The values of an option that may be repeated and may hold several with commas; each once.</summary>
    public static IReadOnlyList<string> Split(this CommandOption option) =>
        [.. option.All().SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];

    /// <param name="more">Those behind <c>--</c>.</param>
    public static IReadOnlyList<string> All(this CommandArgument argument, IEnumerable<string> more) => [.. argument.Values.OfType<string>(), .. more];

    public static bool IsList(CommandOption option) => option.ValueName?.EndsWith(More, StringComparison.Ordinal) == true;

    public static bool IsOn(this CommandOption option) => option.HasValue() && option.Values[^1] switch
    {
        "true" or "1" or "t" or "T" or "TRUE" or "True" => true,
        "false" or "0" or "f" or "F" or "FALSE" or "False" => false,
        var other => throw Invalid(option, other, "give true or false"),
    };

    /// <summary>kubectl's words for a value that the flag can't have, with our own way out.</summary>
    public static UserError Invalid(CommandOption option, string? value, string wayOut) => UserError.Usage($"invalid argument \"{value}\" for \"{Name(option)}\" flag: {wayOut}");

    /// <summary><c>-n, --namespace</c>.</summary>
    public static string Name(CommandOption option) => $"{(option.ShortName is { Length: > 0 } letter ? $"-{letter}, " : "")}--{option.LongName}";
}
