using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary><c>kubectl icr options</c>, as <c>kubectl options</c>.</summary>
internal static class OptionsCommand
{
    public static Func<string[], Invocation> Define(CommandLineApplication command)
    {
        command.Description = "Print the list of flags inherited by all commands";
        command.ShowInHelpText = false; // kubectl names it only in the last line of each help
        return _ => new OptionsInvocation();
    }
}

/// <summary>Prints the flags that every command takes.</summary>
internal sealed record OptionsInvocation : Invocation
{
    public override Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        terminal.Out.WriteLine("The following options can be passed to any command:");
        HelpText.WriteOptions(GlobalFlags.All, terminal.Out);
        return Task.FromResult(ExitCode.Ok);
    }
}
