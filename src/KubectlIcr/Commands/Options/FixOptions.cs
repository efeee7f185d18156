using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Words;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>The flags of <c>check --fix</c>.</summary>
internal sealed record FixOptions
{
    /// <summary>Pods without a controller are made anew too: they are deleted and created from their own spec.</summary>
    public bool BarePods { get; init; }

    /// <summary>Nobody is asked.</summary>
    public bool Yes { get; init; }

    /// <summary>How long to wait until the pods pull; zero for not at all.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>Null for a new file in the user's state folder.</summary>
    public string? UndoFile { get; init; }

    public DryRun DryRun { get; init; }

    public string FieldManager { get; init; } = ChangeOptions.DefaultFieldManager;

    private const string With = "With --fix: ";

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(5);

    /// <summary>Declares the flags and returns what reads them: null where nothing is to be mended.</summary>
    public static Func<FixOptions?> Define(CommandLineApplication command)
    {
        var fix = command.Switch("--fix <WHICH>", "Fix what can be fixed, after asking; all recreates pods without a controller too").Completes(Completion.Words(RestartFlag.All));
        var yes = command.Switch("-y|--yes", $"{With}do not ask");
        var timeout = command.Value("--timeout <TIME>", $"{With}how long to wait until the pods pull, e.g. 90s, 10m; 5m by default, 0 for not at all").Completes(Completion.Nothing);
        var undo = command.Value("--undo-file <FILE>", $"{With}where to write what kubectl icr undo needs; a new file in ~/.local/state/kubectl-icr by default").Completes(Completion.Files);
        var dryRun = DryRuns.Define(command, With);
        var manager = ChangeOptions.DefineFieldManager(command, With);
        return () => RestartFlag.Parse(fix, "pods with a controller") is var which && which == Restarts.None ? Only(fix, yes, timeout, undo, dryRun, manager) : new FixOptions
        {
            BarePods = which == Restarts.All,
            Yes = yes.IsOn(),
            Timeout = timeout.Last() is { } time ? Cluster.Connect.RequestTimeout.Parse(time) ?? TimeSpan.Zero : DefaultTimeout,
            UndoFile = undo.Last(),
            DryRun = DryRuns.Parse(dryRun),
            FieldManager = manager.Last() ?? ChangeOptions.DefaultFieldManager,
        };
    }

    /// <summary>Without the flag its companions are a mistake.</summary>
    private static FixOptions? Only(CommandOption fix, params CommandOption[] others) => others.FirstOrDefault(option => option.HasValue()) is { } stray
        ? throw UserError.Usage($"--{stray.LongName} goes only with --{fix.LongName}")
        : null;
}
