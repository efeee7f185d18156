using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Options;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary><c>kubectl icr undo</c>: its words.</summary>
internal static class UndoCommand
{
    public static Func<string[], Invocation> Define(CommandLineApplication command)
    {
        command.Description = "Put back what check --fix changed; what somebody has changed since is left as it is";
        command.ExtendedHelpText = Examples;
        var file = command.Argument("FILE", "The undo file that check --fix named").Completes(Completion.Files);
        var kube = KubeOptions.Define(command);
        var change = ChangeOptions.Define(command);
        return more => new UndoInvocation
        {
            File = file.Value ?? more.FirstOrDefault() ?? throw UserError.Usage("undo what? Give the file that check --fix named"),
            Kube = kube(),
            Change = change(),
        };
    }

    private const string Examples = """
          # What would be put back, and put it back
          kubectl icr undo undo-20261125T120000.000Z.json --dry-run=server
          kubectl icr undo undo-20261125T120000.000Z.json

        """;
}
