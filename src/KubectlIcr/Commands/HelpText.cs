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
        WriteOptions(command, output);
        output.WriteLine($"\nUsage:\n  {Usage(command)}");
        if (command.Commands.Count > 0)
            output.WriteLine($"\nUse \"{CommandLine.Name} <command> --help\" for more information about a given command.");
    }

    private static void WriteCommands(CommandLineApplication command, TextWriter output)
    {
        if (command.Commands.Count == 0)
            return;
        output.WriteLine("\nAvailable Commands:");
        var width = command.Commands.Max(sub => sub.Name?.Length ?? 0) + 2;
        foreach (var sub in command.Commands)
            output.WriteLine($"  {sub.Name?.PadRight(width)}{sub.Description}");
    }

    private static void WriteOptions(CommandLineApplication command, TextWriter output)
    {
        output.WriteLine("\nOptions:");
        foreach (var option in command.Options.OrderBy(option => option.LongName, StringComparer.Ordinal))
            output.WriteLine($"    {Signature(option)}:\n\t{option.Description}");
    }

    /// <summary><c>-n, --namespace=''</c>, as kubectl writes it.</summary>
    public static string Signature(CommandOption option) =>
        $"{(option.ShortName is { Length: > 0 } letter ? $"-{letter}, " : "")}--{option.LongName}={(IsSwitch(option) ? "false" : "''")}";

    /// <summary>Not one that takes a value, if only where it likes.</summary>
    private static bool IsSwitch(CommandOption option) => option.OptionType == CommandOptionType.SingleOrNoValue && string.IsNullOrEmpty(option.ValueName);

    public static string Usage(CommandLineApplication command)
    {
        var arguments = string.Concat(command.Arguments.Select(argument => $" {argument.Name}"));
        return $"{CommandLine.Path(command)}{(command.Commands.Count > 0 ? " <command>" : arguments)} [options]";
    }
}
