using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Printers;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary>A command's help in kubectl's form: what it does, examples, commands, options, usage.</summary>
internal static class HelpText
{
    public static void Write(CommandLineApplication command, TextWriter output)
    {
        foreach (var line in PlainText.Wrap($"{command.Description}.", 80))
            output.WriteLine(line);
        if (command.ExtendedHelpText is { Length: > 0 } examples)
            output.Write($"\nExamples:\n{examples}");
        WriteCommands(command, output);
        if (OwnOptions(command) is { Count: > 0 } own)
        {
            output.WriteLine("\nOptions:");
            WriteOptions(own, output, first: "");
        }
        output.WriteLine($"\nUsage:\n  {Usage(command)}\n");
        if (command.Commands.Count > 0)
            output.WriteLine($"Use \"{Build.Command} <command> --help\" for more information about a given command.");
        output.WriteLine($"Use \"{Build.Command} options\" for a list of global command-line options (applies to all commands).");
    }

    /// <summary>What stands beside the command in a list: the first sentence of its description, without the full stop.</summary>
    public static string Summary(CommandLineApplication command) => (command.Description ?? "").Split(". ", 2)[0];

    /// <summary>The options that not every command has.</summary>
    public static IReadOnlyList<CommandOption> OwnOptions(CommandLineApplication command) => [.. command.Options.Where(option => !GlobalFlags.IsGlobal(option))];

    /// <summary>The commands that are shown to people.</summary>
    public static IReadOnlyList<CommandLineApplication> Shown(CommandLineApplication command) => [.. command.Commands.Where(sub => sub.ShowInHelpText)];

    /// <param name="first">What stands before the first option, as a blank line does before each other.</param>
    public static void WriteOptions(IEnumerable<CommandOption> options, TextWriter output, string first = "\n") => output.Write(first + string.Join(
        "\n",
        options.OrderBy(option => option.LongName, StringComparer.Ordinal).Select(option => $"    {Signature(option)}:\n\t{option.Description}\n")));

    private static void WriteCommands(CommandLineApplication command, TextWriter output)
    {
        if (Shown(command) is not { Count: > 0 } commands)
            return;
        output.WriteLine("\nAvailable Commands:");
        var width = commands.Max(sub => sub.Name?.Length ?? 0) + 2;
        foreach (var sub in commands)
            output.WriteLine($"  {sub.Name?.PadRight(width)}{Summary(sub)}");
    }

    /// <summary><c>-n, --namespace=''</c>, as kubectl writes it.</summary>
    public static string Signature(CommandOption option) =>
        $"{Flags.Name(option)}={(IsSwitch(option) ? "false" : Flags.IsList(option) ? "[]" : "''")}";

    /// <summary>Not one that takes a value, if only where it likes.</summary>
    private static bool IsSwitch(CommandOption option) => option.OptionType == CommandOptionType.SingleOrNoValue && string.IsNullOrEmpty(option.ValueName);

    /// <summary>The words that call a command, e.g. <c>kubectl icr check</c>.</summary>
    public static string Path(CommandLineApplication command) => command.Parent is { } parent ? $"{Path(parent)} {command.Name}" : command.Name ?? Build.Command;

    public static string Usage(CommandLineApplication command)
    {
        var arguments = string.Concat(command.Arguments.Select(argument => $" {argument.Name}"));
        return $"{Path(command)}{(command.Commands.Count > 0 ? " <command>" : arguments)} [options]";
    }
}
