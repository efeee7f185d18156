using KubectlIcr.Commands.Completing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary><c>kubectl icr completion</c>: what makes a shell offer names.</summary>
internal static class CompletionCommand
{
    public static Func<string[], Invocation> Define(CommandLineApplication command)
    {
        command.Description = "Print what makes a shell complete kubectl icr: a file for kubectl's own completion, or a script for one shell";
        command.ExtendedHelpText = """
              # Where kubectl completes already (kubectl 1.26 or newer), in every shell: put this file into a folder of PATH
              kubectl icr completion > ~/.local/bin/kubectl_complete-icr && chmod +x ~/.local/bin/kubectl_complete-icr

              # Without it, in bash: this line in ~/.bashrc, after those for kubectl
              source <(kubectl icr completion bash)

              # In zsh: this line in ~/.zshrc, after compinit and those for kubectl
              source <(kubectl icr completion zsh)

              # In fish
              kubectl icr completion fish > ~/.config/fish/completions/kubectl-icr.fish

              # In PowerShell, for the command kubectl-icr
              kubectl-icr completion powershell | Out-String | Invoke-Expression

            """;
        var shell = command.Argument("[bash | zsh | fish | powershell]", "The shell; by default the file kubectl_complete-icr is printed").Completes(Completion.Words([.. CompletionScripts.Shells]));
        return more => new CompletionInvocation(CompletionScripts.For(shell.Value ?? more.FirstOrDefault()));
    }
}

/// <summary>Prints a script.</summary>
internal sealed record CompletionInvocation(string Script) : Invocation
{
    public override Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        terminal.Out.Write(Script);
        return Task.FromResult(ExitCode.Ok);
    }
}
