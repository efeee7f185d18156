using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary>Reads argv: the list of commands, and kubectl's habits that the parser lacks.</summary>
internal static class CommandLine
{
    public const string Name = "kubectl icr";

    /// <summary>What the words of argv ask for.</summary>
    /// <exception cref="UserError">The words are wrong: exit code 3, with the nearest right word where there is one.</exception>
    public static Invocation Parse(IReadOnlyList<string> args)
    {
        if (args is [CompleteInvocation.Name, ..])
            return new CompleteInvocation([.. args.Skip(1)]);
        var commands = Commands();
        try
        {
            return commands.Parse(args);
        }
        catch (UnrecognizedCommandParsingException e)
        {
            throw UserError.Usage($"{Unknown(e)}{Nearest(e)} See '{Path(e.Command)} --help' for usage.");
        }
        catch (CommandParsingException e)
        {
            throw UserError.Usage($"{Lower(e.Message)}. See '{Path(e.Command)} --help' for usage.");
        }
    }

    /// <summary>The whole tree, for parsing and for the pages that list it.</summary>
    public static CommandTree Commands()
    {
        var tree = new CommandTree(new CommandLineApplication { Name = Name });
        tree.Root.Description = "Say why pods can't pull images from IBM Cloud Container Registry, and what mends it";
        tree.Add("check", CheckCommand.Define);
        tree.Add("completion", CompletionCommand.Define);
        tree.Add("explain", ExplainCommand.Define);
        tree.Add("version", VersionCommand.Define);
        tree.Root.Switch("--version", "Print the version");
        Flags.DefineHelp(tree.Root);
        return tree;
    }

    /// <summary>The words that call a command, e.g. <c>kubectl icr check</c>.</summary>
    public static string Path(CommandLineApplication command) => command.Parent is { } parent ? $"{Path(parent)} {command.Name}" : command.Name ?? Name;

    private static string Unknown(UnrecognizedCommandParsingException e)
    {
        var word = e.Message.Split('\'') is { Length: > 1 } parts ? parts[1] : e.Message;
        return word.StartsWith('-') ? $"unknown flag: {word}" : e.Command.Parent is null ? $"unknown command \"{word}\" for \"{Name}\"" : $"unexpected argument \"{word}\"";
    }

    private static string Nearest(UnrecognizedCommandParsingException e) =>
        e.NearestMatches.FirstOrDefault() is { } match ? $"; did you mean {(e.Message.Contains("'-", StringComparison.Ordinal) ? $"--{match.TrimStart('-')}" : match)}?" : ".";

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..].TrimEnd('.');
}
