using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>The flags that every command takes, whether it needs a cluster or not; <c>kubectl icr options</c> lists them.</summary>
internal static class GlobalFlags
{
    /// <summary>One of each.</summary>
    public static IReadOnlyList<CommandOption> All { get; } = Defined();

    /// <summary>Declares those that the command has not declared itself.</summary>
    public static void Define(CommandLineApplication command)
    {
        if (!command.Options.Exists(IsGlobal))
            KubeOptions.Define(command);
        Flags.DefineHelp(command);
    }

    public static bool IsGlobal(CommandOption option) => All.Any(global => global.LongName == option.LongName);

    private static List<CommandOption> Defined()
    {
        var command = new CommandLineApplication();
        KubeOptions.Define(command);
        Flags.DefineHelp(command);
        return command.Options;
    }
}
