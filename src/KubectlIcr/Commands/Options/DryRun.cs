using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>What <c>--dry-run</c> asks for.</summary>
internal enum DryRun
{
    None,
    Client,
    Server,
}

/// <summary>Reads <c>--dry-run</c> as kubectl does.</summary>
internal static class DryRuns
{
    /// <param name="when">What the flag goes with, e.g. <c> (with --fix)</c>.</param>
    public static CommandOption Define(CommandLineApplication command, string when = "") =>
        command.Switch("--dry-run <MODE>", $"Must be none, client or server{when}. With client, only print the changes; with server, also submit them without persisting them").Completes(Completion.Words("none", "client", "server"));

    public static DryRun Parse(CommandOption option) => !option.HasValue() ? DryRun.None : option.Last() switch
    {
        null or "" or "client" or "true" => DryRun.Client,
        "server" => DryRun.Server,
        "none" or "false" => DryRun.None,
        var other => throw UserError.Usage($"Invalid dry-run value ({other}). Must be \"none\", \"server\", or \"client\"."),
    };

    /// <summary>What kubectl puts behind the verb.</summary>
    public static string Suffix(this DryRun mode) => mode switch
    {
        DryRun.Client => " (dry run)",
        DryRun.Server => " (server dry run)",
        _ => "",
    };
}
