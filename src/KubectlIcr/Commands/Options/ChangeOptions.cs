using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>The kubectl flags of commands that change something.</summary>
internal sealed record ChangeOptions
{
    public const string DefaultFieldManager = "kubectl-icr";

    public DryRun DryRun { get; init; }

    public string FieldManager { get; init; } = DefaultFieldManager;

    public required Output Output { get; init; }

    /// <param name="when">What the flag goes with, e.g. <c>With --fix: </c>.</param>
    public static CommandOption DefineFieldManager(CommandLineApplication command, string when = "") =>
        command.Value("--field-manager <NAME>", $"{when}{DefaultFieldManager}, or the name that the API server records for the change instead").Completes(Completion.Nothing);

    /// <summary>Declares the flags and returns what reads them.</summary>
    public static Func<ChangeOptions> Define(CommandLineApplication command)
    {
        var dryRun = DryRuns.Define(command);
        var manager = DefineFieldManager(command);
        var output = Output.Define(command, OutputFormat.Json, OutputFormat.Name, OutputFormat.Yaml);
        return () => new ChangeOptions
        {
            DryRun = DryRuns.Parse(dryRun),
            FieldManager = manager.Last() ?? DefaultFieldManager,
            Output = output(),
        };
    }
}
