using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Parsing;

/// <summary>
/// The words of a command line by the rules of kubectl's own flag parser, put in one order: the command, its flags as <c>--name=value</c>, then its
/// arguments.
/// </summary>
/// <param name="More">Arguments that stood behind <c>--</c>, whatever they look like.</param>
internal sealed record Argv(IReadOnlyList<string> Words, IReadOnlyList<string> More)
{
    private const string Help = "help";

    /// <exception cref="CommandParsingException">A flag is malformed, or lacks its value.</exception>
    public static Argv Read(IReadOnlyList<string> args, CommandLineApplication root)
    {
        var known = new FlagWords(root, [.. root.Commands.SelectMany(command => command.Options), .. root.Options]);
        var first = known.FirstArgument(args);
        if (first == Help)
            return Read([.. args.TakeWhile(word => word != Help), .. args.SkipWhile(word => word != Help).Skip(1), $"--{Help}"], root);
        var command = root.Commands.Find(one => one.Name == first) ?? root;
        var flags = new FlagWords(command, command.Options);
        var (arguments, more) = flags.Read(args);
        if (command == root && root.Commands.Find(one => one.Name!.Equals(first, StringComparison.OrdinalIgnoreCase)) is { } meant)
            throw new UnrecognizedCommandParsingException(root, [meant.Name!], $"Unrecognized command or argument '{first}'"); // the parser would take it
        return new([.. command == root ? [] : arguments.Take(1), .. flags.Given, .. arguments.Skip(command == root ? 0 : 1)], more);
    }
}
