using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary>The parser's commands, each with what makes its invocation once the words are read.</summary>
internal sealed class CommandTree
{
    private readonly Dictionary<CommandLineApplication, Func<string[], Invocation>> builders = [];

    public CommandTree(CommandLineApplication root)
    {
        Root = root;
        GlobalFlags.Define(root);
    }

    public CommandLineApplication Root { get; }

    /// <param name="define">Declares the command's options and returns what reads them; it gets the arguments that follow <c>--</c>.</param>
    public void Add(string name, Func<CommandLineApplication, Func<string[], Invocation>> define) => Root.Command(name, command =>
    {
        builders[command] = define(command);
        GlobalFlags.Define(command);
    });

    /// <summary>What the words ask for.</summary>
    public Invocation Parse(IReadOnlyList<string> args)
    {
        var argv = Argv.Read(args, Root);
        var command = Root.Parse([.. argv.Words]).SelectedCommand;
        var places = command.Arguments.Any(argument => argument.MultipleValues) ? argv.More.Count : command.Arguments.Count(argument => argument.Values.Count == 0);
        if (argv.More.Count > places)
            throw new UnrecognizedCommandParsingException(command, [], $"Unrecognized command or argument '{argv.More[places]}'");
        if (Flags.IsOn(command, "version"))
            return new VersionInvocation(new Output(OutputFormat.Text));
        return Flags.IsOn(command, "help") || !builders.TryGetValue(command, out var build) ? new HelpInvocation(command) : build([.. argv.More]);
    }

    /// <summary>Gives options and arguments their values as far as the words can be read: a line that is being completed is not finished.</summary>
    public void TryRead(IReadOnlyList<string> args)
    {
        try
        {
            Root.Parse([.. Argv.Read(args, Root).Words]);
        }
        catch (CommandParsingException)
        {
            // What was read so far is there.
        }
    }
}
