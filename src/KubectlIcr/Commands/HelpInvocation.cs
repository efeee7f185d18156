using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary>Prints the help of one command.</summary>
internal sealed record HelpInvocation(CommandLineApplication Command) : Invocation
{
    public override Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        HelpText.Write(Command, terminal.Out);
        return Task.FromResult(ExitCode.Ok);
    }
}
