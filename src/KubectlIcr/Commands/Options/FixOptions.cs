using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>The flags of <c>check --fix</c>.</summary>
internal sealed record FixOptions
{
    /// <summary>Pods without a controller are recreated too: they are deleted and created from their own spec.</summary>
    public bool BarePods { get; init; }

    /// <summary>Nobody is asked.</summary>
    public bool Yes { get; init; }

    /// <summary>How long to wait until the pods pull; zero for not at all.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Null for a new file in the user's state folder.</summary>
    public string? UndoFile { get; init; }

    public DryRun DryRun { get; init; }

    public string FieldManager { get; init; } = ChangeOptions.DefaultFieldManager;

    /// <summary>Before pods are restarted, their node pulls with the fixed credentials in a trial pod.</summary>
    public bool Prove { get; init; }

    /// <summary>Declares the flags and returns what reads them: null where nothing is to be fixed.</summary>
    public static Func<FixOptions?> Define(CommandLineApplication command, ConsentWords words)
    {
        var fix = command.Switch("--fix <WHICH>", "Fix what can be fixed, after confirmation. --fix=all also recreates pods without a controller").Completes(Completion.Words(RestartFlag.All));
        var prove = command.Switch("--prove", "With --fix: before restarting pods, have their nodes pull the images with the new credentials, in trial pods, as --on-node does");
        var undo = command.Value("--undo-file <FILE>", "With --fix: path of the undo file. Defaults to a new file in ~/.local/state/kubectl-icr").Completes(Completion.Files);
        return () => RestartFlag.Parse(fix, "pods with a controller") is var which && which == Restarts.None ? Without(prove, undo) : new FixOptions
        {
            BarePods = which == Restarts.All,
            Prove = prove.IsOn(),
            Yes = words.Yes.IsOn(),
            Timeout = words.Limit,
            UndoFile = undo.Last(),
            DryRun = DryRuns.Parse(words.DryRun),
            FieldManager = words.FieldManager.Last() ?? ChangeOptions.DefaultFieldManager,
        };
    }

    /// <summary>Without the flag, the flags that depend on it are an error.</summary>
    private static FixOptions? Without(params CommandOption[] others)
    {
        ConsentWords.Refuse("--fix", others);
        return null;
    }
}
