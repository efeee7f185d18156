using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Options;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary><c>kubectl icr undo</c>: its words.</summary>
internal static class UndoCommand
{
    public static Func<string[], Invocation> Define(CommandLineApplication command)
    {
        command.Description = "Undo the changes that check --fix made. Objects that have been modified since then are left unchanged";
        command.ExtendedHelpText = Examples;
        var file = command.Argument("FILE", "The undo file that check --fix printed").Completes(Completion.Files);
        var kube = KubeOptions.Define(command);
        var change = ChangeOptions.Define(command);
        return more => new UndoInvocation
        {
            File = file.Value ?? more.FirstOrDefault() ?? throw UserError.Usage("no undo file specified; pass the one that check --fix printed"),
            Kube = kube(),
            Change = change(),
        };
    }

    private const string Examples = """
          # Preview what will be undone, then undo it
          kubectl icr undo undo-20261125T120000.000Z.json --dry-run=server
          kubectl icr undo undo-20261125T120000.000Z.json

        """;
}
