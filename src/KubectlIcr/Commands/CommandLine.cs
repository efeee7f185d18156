using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary>Reads argv: the list of commands, and kubectl's habits that the parser lacks.</summary>
internal static class CommandLine
{
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
        catch (CommandParsingException e)
        {
            var message = e is UnrecognizedCommandParsingException unknown ? $"{Unknown(unknown)}{Nearest(unknown)}" : e.Message;
            throw UserError.Usage(message, $"See '{HelpText.Path(e.Command)} --help' for usage.");
        }
    }

    /// <summary>The whole tree, for parsing and for the pages that list it.</summary>
    public static CommandTree Commands()
    {
        var tree = new CommandTree(new CommandLineApplication { Name = Build.Command });
        tree.Root.Description = "Say why pods can't pull images from IBM Cloud Container Registry, and how to fix it";
        tree.Add("check", CheckCommand.Define);
        tree.Add("secrets", SecretsCommand.Define);
        tree.Add("decode", DecodeCommand.Define);
        tree.Add("copy-secret", CopySecretCommand.Define);
        tree.Add("bind-sa", BindSaCommand.Define);
        tree.Add("undo", UndoCommand.Define);
        tree.Add("explain", ExplainCommand.Define);
        tree.Add("completion", CompletionCommand.Define);
        tree.Add("version", VersionCommand.Define);
        tree.Add("options", OptionsCommand.Define);
        tree.Root.Switch("--version", "Print the version");
        return tree;
    }

    private static string Unknown(UnrecognizedCommandParsingException e) =>
        Word(e) is var word && word.StartsWith('-') ? $"unknown flag: {word}"
        : e.Command.Parent is null ? $"unknown command \"{word}\" for \"{Build.Command}\""
        : $"unexpected argument \"{word}\"";

    private static string Nearest(UnrecognizedCommandParsingException e) => Meant(e, Word(e)) is { } meant ? $"; did you mean {meant}?" : "";

    private static string? Meant(UnrecognizedCommandParsingException e, string word) =>
        word.StartsWith('-') ? e.NearestMatches.FirstOrDefault() is { } flag ? $"--{flag.TrimStart('-')}" : null
        : e.Command.Parent is not null ? null
        : TriedWords.Contains(word) ? "check"
        : word.Contains('/') ? $"check {word}"
        : Spelling.Nearest(word, HelpText.Shown(e.Command).Select(command => command.Name!));

    private static string Word(UnrecognizedCommandParsingException e) => e.Message.Split('\'', 2) is [_, var rest] ? rest[..rest.LastIndexOf('\'')] : e.Message;

    /// <summary>What people who know kubectl try where they want a check.</summary>
    private static readonly string[] TriedWords = ["get", "describe", "status", "diagnose", "debug", "doctor", "analyze", "why", "test", "pod", "pods", "po", "deploy", "deployment"];
}
