using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>Which pods <c>--restart</c> and <c>--fix</c> recreate.</summary>
internal enum Restarts
{
    None,

    /// <summary>Pods that something makes again when they go.</summary>
    Workloads,

    /// <summary>Bare pods too: they are deleted and created from their own spec.</summary>
    All,
}

/// <summary>Reads a switch that may say <c>all</c>.</summary>
internal static class RestartFlag
{
    public const string All = "all";

    /// <param name="usual">What the switch means without a value, for the error.</param>
    public static Restarts Parse(CommandOption option, string usual) => !option.HasValue() ? Restarts.None : option.Last() switch
    {
        null or "" or "true" => Restarts.Workloads,
        All => Restarts.All,
        "false" => Restarts.None,
        var other => throw Flags.Invalid(option, other, $"the only value is all; without a value, the flag covers {usual} only"),
    };
}
