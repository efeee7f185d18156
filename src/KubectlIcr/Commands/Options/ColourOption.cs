using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Printers;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>When to colour: on a terminal, unless <c>NO_COLOR</c> is set or <c>--color</c> says otherwise.</summary>
internal static class ColourOption
{
    public static CommandOption Define(CommandLineApplication command) =>
        command.Value("--color <WHEN>", "Colorize the output: auto, always or never. If the environment variable NO_COLOR is set, auto means never").Completes(Completion.Words("auto", "always", "never"));

    public static string Parse(CommandOption option) => option.Last() switch
    {
        null or "" or "auto" => "auto",
        "always" => "always",
        "never" => "never",
        var other => throw Flags.Invalid(option, other, "must be auto, always or never"),
    };

    public static Colour For(string when, Terminal terminal) =>
        new(when == "always"
            || (when == "auto" && terminal.OutIsTerminal && string.IsNullOrEmpty(terminal.Environment("NO_COLOR")) && terminal.Environment("TERM") != "dumb"));
}
