using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Completing;

/// <summary>What the last, unfinished word of a command line stands for.</summary>
/// <param name="Command">The command the words before it lead to.</param>
/// <param name="Option">The option whose value it is; null for an argument, a command or the name of an option.</param>
/// <param name="Typed">What there is of it, or of the value in it.</param>
/// <param name="Before">The words before it that are whole: without an option that still waits for its value.</param>
/// <param name="MayBeFlag">It is not behind <c>--</c>.</param>
internal sealed record LastWord(CommandLineApplication Command, CommandOption? Option, string Typed, IReadOnlyList<string> Before, bool MayBeFlag)
{
    public bool IsFlag => MayBeFlag && Option is null && Typed.StartsWith('-');

    public static LastWord Of(CommandLineApplication root, IReadOnlyList<string> words)
    {
        var command = root;
        CommandOption? waiting = null;
        IReadOnlyList<string> before = [.. words.SkipLast(1)];
        var typed = words.Count == 0 ? "" : words[^1];
        foreach (var word in before)
        {
            if (waiting is not null)
                waiting = null;
            else if (word == "--")
                return new(command, null, typed, before, MayBeFlag: false);
            else if (word.StartsWith('-'))
                waiting = Find(command, word);
            else
                command = command.Commands.Find(sub => sub.Name == word) ?? command;
        }
        if (waiting is not null)
            return new(command, waiting, typed, [.. before.SkipLast(1)], MayBeFlag: true);
        return typed.StartsWith('-') && typed.Split('=', 2) is [var name, var value]
            ? new(command, ByName(command, name), value, before, MayBeFlag: true)
            : new(command, null, typed, before, MayBeFlag: true);
    }

    /// <summary>The option of this name whose value is the next word; null for a switch and for a word that has its value in it.</summary>
    private static CommandOption? Find(CommandLineApplication command, string name) =>
        ByName(command, name) is { OptionType: not CommandOptionType.SingleOrNoValue } option ? option : null;

    private static CommandOption? ByName(CommandLineApplication command, string name) =>
        command.Options.Find(option => name == $"--{option.LongName}" || (option.ShortName is { Length: > 0 } letter && name == $"-{letter}"));
}
