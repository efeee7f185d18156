using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary>The parser's commands, each with what makes its invocation once the words are read.</summary>
internal sealed class CommandTree(CommandLineApplication root)
{
    private readonly Dictionary<CommandLineApplication, Func<Invocation>> builders = [];

    public CommandLineApplication Root => root;

    /// <param name="define">Declares the command's options and returns what reads them.</param>
    public void Add(string name, Func<CommandLineApplication, Func<Invocation>> define) => root.Command(name, command =>
    {
        builders[command] = define(command);
        Flags.DefineHelp(command);
    });

    /// <summary>The invocation of the command that was called; help where none was.</summary>
    public Invocation Build(CommandLineApplication command) => builders.TryGetValue(command, out var build) ? build() : new HelpInvocation(command);
}
