using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Report;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>What a pipeline lets pass: the severity that ends with 1, and the rules whose findings it accepts.</summary>
internal sealed record GateOptions
{
    private const string Never = "never";

    private static readonly string[] Levels = [.. Enum.GetValues<Severity>().Select(level => level.Name()), Never];

    /// <summary>The mildest severity that makes exit code 1; null where none does.</summary>
    public Severity? FailOn { get; init; } = Severity.Error;

    /// <summary>A document that could not be judged ends with 2.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The ids of rules whose findings are counted, not reported.</summary>
    public IReadOnlySet<string> Ignored { get; init; } = new HashSet<string>();

    /// <summary>Declares the flags and returns what reads them.</summary>
    public static Func<GateOptions> Define(CommandLineApplication command)
    {
        var failOn = command.Value("--fail-on <LEVEL>", $"Exit with 1 if there is a finding of at least this severity, one of: {string.Join(", ", Levels)}. If there is none, but some objects could not be listed, exit with 2. Defaults to error").Completes(Completion.Words(Levels));
        var strict = command.Switch("--strict", "Exit with 1 if there are any findings, like --fail-on=info. If there are none, but a document from -f could not be checked, exit with 2");
        var ignore = command.Value("--ignore <RULES...>", "Rules whose findings are accepted, e.g. ICR405,ICR407: they are only counted, and don't affect the exit code. Can be repeated").Completes(Completion.Rules);
        return () => new GateOptions
        {
            FailOn = Level(failOn, strict.IsOn()),
            IsStrict = strict.IsOn(),
            Ignored = RuleIds.Read(ignore),
        };
    }

    /// <summary>Where a list failed, nothing found does not mean that nothing is wrong; who lets all findings pass still wants to know that they may be missing.</summary>
    public int ExitCodeOf(CheckReport report) =>
        FailOn is { } least && report.Findings.Any(finding => finding.Severity <= least) ? ExitCode.Problems
        : (IsStrict && report.NotJudged is not null) || report.Gaps?.Any(gap => gap.IsFault) == true ? ExitCode.Failed
        : ExitCode.Ok;

    private static Severity? Level(CommandOption option, bool strict)
    {
        if (option.Last() is not { } word)
            return strict ? Severity.Info : Severity.Error;
        if (!Levels.Contains(word))
            throw Flags.Invalid(option, word, $"must be {string.Join(", ", Levels)}");
        if (strict && word != Severity.Info.Name())
            throw UserError.Usage($"--strict means --fail-on=info and can't be used with --fail-on={word}");
        return word == Never ? null : Enum.GetValues<Severity>().First(level => level.Name() == word);
    }
}
