using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary>The parser's commands, each with what makes its invocation once the words are read.</summary>
internal sealed class CommandTree(CommandLineApplication root)
{
    private readonly Dictionary<CommandLineApplication, Func<string[], Invocation>> builders = [];

    public CommandLineApplication Root => root;

    /// <param name="define">Declares the command's options and returns what reads them; it gets the arguments that follow <c>--</c>.</param>
    public void Add(string name, Func<CommandLineApplication, Func<string[], Invocation>> define) => root.Command(name, command =>
    {
        builders[command] = define(command);
        Flags.DefineHelp(command);
    });

    /// <summary>What the words ask for. What follows <c>--</c> are arguments, whatever they look like.</summary>
    public Invocation Parse(IReadOnlyList<string> args)
    {
        var command = root.Parse([.. LastSwitches([.. args.TakeWhile(arg => arg != "--")])]).SelectedCommand;
        string[] more = [.. args.SkipWhile(arg => arg != "--").Skip(1)];
        var places = command.Arguments.Any(argument => argument.MultipleValues) ? more.Length : command.Arguments.Count(argument => argument.Values.Count == 0);
        if (more.Length > places)
            throw new UnrecognizedCommandParsingException(command, [], $"Unrecognized command or argument '{more[places]}'");
        if (Flags.IsOn(command, "version"))
            return new VersionInvocation();
        return Flags.IsOn(command, "help") || !builders.TryGetValue(command, out var build) ? new HelpInvocation(command) : build(more);
    }

    /// <summary>Gives options and arguments their values as far as the words can be read: who completes a word has not finished the line.</summary>
    public void TryRead(IReadOnlyList<string> args)
    {
        try
        {
            root.Parse([.. LastSwitches([.. args.TakeWhile(arg => arg != "--")])]);
        }
        catch (CommandParsingException)
        {
            // What was read so far is there.
        }
    }

    /// <summary>The words without those switches that come again: the parser refuses a second one, and in kubectl the last wins.</summary>
    private IEnumerable<string> LastSwitches(string[] args)
    {
        var last = args.Index().Where(arg => Switch(arg.Item) is not null).GroupBy(arg => Switch(arg.Item), arg => arg.Index).Select(group => group.Max()).ToHashSet();
        return args.Index().Where(arg => Switch(arg.Item) is null || last.Contains(arg.Index)).Select(arg => arg.Item);
    }

    /// <summary>The long name of the switch that a word turns on or off; null for any other word.</summary>
    private string? Switch(string arg)
    {
        var name = arg.Split('=')[0];
        return builders.Keys.Append(root)
            .SelectMany(command => command.Options)
            .FirstOrDefault(option => option.OptionType == CommandOptionType.SingleOrNoValue && (name == $"--{option.LongName}" || IsLetter(option, name)))?.LongName;
    }

    private static bool IsLetter(CommandOption option, string name) => option.ShortName is { Length: > 0 } letter && name == $"-{letter}";
}
