using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>The flags that <c>check --fix</c> and <c>check --on-node</c> share: without either they are an error.</summary>
internal sealed record ConsentWords(CommandOption Yes, CommandOption Timeout, CommandOption DryRun, CommandOption FieldManager)
{
    private const string With = "With --fix or --on-node: ", Suffix = " (with --fix or --on-node)";

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(5);

    public static ConsentWords Define(CommandLineApplication command) => new(
        command.Switch("-y|--yes", $"{With}don't ask for confirmation"),
        command.Value("--timeout <TIME>", $"{With}how long to wait for the images to be pulled or the node to respond, e.g. 90s or 10m. Defaults to 5m; with --fix, 0 means don't wait").Completes(Completion.Nothing),
        DryRuns.Define(command, Suffix),
        ChangeOptions.DefineFieldManager(command, Suffix));

    /// <summary>Zero for <c>0</c>.</summary>
    public TimeSpan Limit => Timeout.Last() is { } time ? Cluster.Connect.RequestTimeout.Parse(time) ?? TimeSpan.Zero : DefaultTimeout;

    /// <summary>Throws where one of them is given.</summary>
    public void Refuse() => Refuse("--fix or --on-node", Yes, Timeout, DryRun, FieldManager);

    /// <param name="flag">What the options go with.</param>
    public static void Refuse(string flag, params CommandOption[] options)
    {
        if (options.FirstOrDefault(option => option.HasValue()) is { } stray)
            throw UserError.Usage($"--{stray.LongName} can only be used with {flag}");
    }
}
