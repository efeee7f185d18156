using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Report;
using KubectlIcr.Rules;
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
        var failOn = command.Value("--fail-on <LEVEL>", $"From which severity on findings end with 1: {string.Join(", ", Levels)}; by default error. Where none does, a list that failed ends with 2").Completes(Completion.Words(Levels));
        var strict = command.Switch("--strict", "End with 1 on warnings and infos too, as --fail-on=info does; without any, end with 2 where a document of -f could not be judged");
        var ignore = command.Value("--ignore <RULES...>", "Rules whose findings are accepted, e.g. ICR405,ICR407: counted, not reported; may be repeated").Completes(Completion.Rules);
        return () => new GateOptions
        {
            FailOn = Level(failOn, strict.IsOn()),
            IsStrict = strict.IsOn(),
            Ignored = ignore.All().SelectMany(ids => ids.Split(',', StringSplitOptions.TrimEntries)).Select(Known).ToHashSet(),
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
            throw UserError.Usage($"--strict is --fail-on=info and contradicts --fail-on={word}: give one of them");
        return word == Never ? null : Enum.GetValues<Severity>().First(level => level.Name() == word);
    }

    private static string Known(string id)
    {
        var upper = id.ToUpperInvariant();
        if (RuleList.All.Any(rule => rule.Id == upper) || RuleList.Retired.ContainsKey(upper))
            return upper;
        var nearest = Spelling.Nearest(upper, RuleList.All.Select(rule => rule.Id)) is { } near ? RuleList.All.First(rule => rule.Id == near) : null;
        throw UserError.Usage($"unknown rule \"{id}\" for --ignore; {(nearest is null ? $"'{Build.Command} explain' lists them" : $"did you mean {nearest.Id} ({nearest.Title})?")}");
    }
}
