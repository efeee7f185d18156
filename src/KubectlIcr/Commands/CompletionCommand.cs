using KubectlIcr.Commands.Completing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary><c>kubectl icr completion</c>: what makes a shell offer names.</summary>
internal static class CompletionCommand
{
    public static Func<string[], Invocation> Define(CommandLineApplication command)
    {
        command.Description = "Print a shell completion script for kubectl icr. If no shell is given, prints the file that kubectl's own completion runs";
        command.ExtendedHelpText = """
              # If kubectl completion is set up (kubectl 1.26 or later), put this file in a directory on your PATH. Works in any shell
              kubectl icr completion > ~/.local/bin/kubectl_complete-icr && chmod +x ~/.local/bin/kubectl_complete-icr

              # Otherwise, in bash: add this line to ~/.bashrc, after the lines for kubectl
              source <(kubectl icr completion bash)

              # In zsh: add this line to ~/.zshrc, after compinit and the lines for kubectl
              source <(kubectl icr completion zsh)

              # In fish
              kubectl icr completion fish > ~/.config/fish/completions/kubectl-icr.fish

              # In PowerShell, for the command kubectl-icr
              kubectl-icr completion powershell | Out-String | Invoke-Expression

            """;
        var shell = command.Argument("[bash | zsh | fish | powershell]", "Shell; if omitted, prints the file kubectl_complete-icr").Completes(Completion.Words([.. CompletionScripts.Shells]));
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
