using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>What the rules found over all pulls.</summary>
/// <param name="Pulls">What was judged, with what all of them together tell about each credential.</param>
/// <param name="Findings">One a root cause, errors first.</param>
/// <param name="Skipped">Rules that could not be checked, and why.</param>
internal sealed record Diagnosis(IReadOnlyList<Pull> Pulls, IReadOnlyList<Finding> Findings, IReadOnlyList<Skipped> Skipped)
{
    /// <summary>How many findings were taken out by <see cref="Without"/>.</summary>
    public int Ignored { get; init; }

    /// <summary>The rules that <see cref="Only"/> kept; empty for all.</summary>
    public IReadOnlySet<string> OnlyRules { get; init; } = new HashSet<string>();

    /// <summary>How many findings were taken out by <see cref="Only"/>.</summary>
    public int Filtered { get; init; }

    /// <summary>The rest when the findings of these rules are accepted.</summary>
    public Diagnosis Without(IReadOnlySet<string> ids)
    {
        var kept = Where(id => !ids.Contains(id));
        return kept with { Ignored = Findings.Count - kept.Findings.Count };
    }

    /// <summary>What these rules alone say; all where none is named.</summary>
    public Diagnosis Only(IReadOnlySet<string> ids)
    {
        var kept = ids.Count == 0 ? this : Where(ids.Contains);
        return kept with { Filtered = Findings.Count - kept.Findings.Count, OnlyRules = ids };
    }

    private Diagnosis Where(Func<string, bool> isKept) =>
        this with { Findings = [.. Findings.Where(finding => isKept(finding.Id))], Skipped = [.. Skipped.Where(skip => isKept(skip.Rule))] };

    public static Diagnosis Of(IReadOnlyList<Pull> pulls, ClusterFacts facts) => Of(pulls, facts, RuleList.All);

    public static Diagnosis Of(IReadOnlyList<Pull> pulls, ClusterFacts facts, IReadOnlyList<Rule> rules)
    {
        pulls = Kubelet.Pulls.WithHistory(pulls, facts);
        var skipped = new List<Skipped>();
        PullRule[] ofOne = [.. rules.OfType<PullRule>()];
        var each = pulls.SelectMany(pull => OfOne(pull, facts, ofOne, skipped)).ToList();
        var joint = rules.OfType<ClusterRule>().SelectMany(rule => Ask(rule, pulls, facts, skipped)).ToList();
        return new Diagnosis(
            pulls,
            [.. RootCauses.Group([.. joint, .. each.Where(finding => !IsSuperseded(finding, joint, rules))]).Select(new Timeline(pulls, facts).Tell)],
            [.. skipped.Distinct().OrderBy(skip => skip.Rule, StringComparer.Ordinal)]);
    }

    private static List<Finding> OfOne(Pull pull, ClusterFacts facts, IReadOnlyList<PullRule> rules, List<Skipped> skipped)
    {
        var found = rules.Where(rule => !rule.IsFallback).SelectMany(Asked).ToList();
        if (pull.Fails && !found.Exists(finding => finding.Severity == Severity.Error))
            found.AddRange(rules.Where(rule => rule.IsFallback).SelectMany(Asked));
        if (Open(pull) is { } unanswered)
            skipped.AddRange(rules.Where(rule => rule.Requires.HasFlag(RequiredFacts.Registry)).Select(rule => new Skipped(rule.Id, unanswered)));
        return found;

        IReadOnlyList<Finding> Asked(PullRule rule) => Ask(rule, pull, facts, skipped);
    }

    /// <summary>A finding over many pulls says of this pull what the pull's own rule would say again.</summary>
    private static bool IsSuperseded(Finding finding, IReadOnlyList<Finding> joint, IReadOnlyList<Rule> rules) => joint.Any(one =>
        one.Subjects.Contains(finding.Subjects[0]) && rules.OfType<ClusterRule>().Any(rule => rule.Id == one.Id && rule.Supersedes.Contains(finding.Id)));

    private static IReadOnlyList<Finding> Ask(PullRule rule, Pull pull, ClusterFacts facts, List<Skipped> skipped) => Guarded(rule, skipped, () =>
    {
        if (!rule.AppliesTo(pull))
            return [];
        if (Lacking(rule.Requires, pull, facts) is { } reason)
        {
            skipped.Add(new Skipped(rule.Id, reason));
            return [];
        }
        skipped.AddRange(rule.Caveats(pull).Select(lack => new Skipped(rule.Id, lack)));
        return rule.Check(pull, facts);
    });

    private static IReadOnlyList<Finding> Ask(ClusterRule rule, IReadOnlyList<Pull> pulls, ClusterFacts facts, List<Skipped> skipped) => Guarded(rule, skipped, () =>
    {
        skipped.AddRange(rule.Caveats(pulls, facts).Select(lack => new Skipped(rule.Id, lack)));
        return rule.Check(pulls, facts);
    });

    /// <summary>One bad rule must not cost the user the whole report: its crash is a line in it.</summary>
    private static IReadOnlyList<Finding> Guarded(Rule rule, List<Skipped> skipped, Func<IEnumerable<Finding>> ask)
    {
        try
        {
            return [.. ask()];
        }
#pragma warning disable CA1031 // whatever the rule threw
        catch (Exception e)
#pragma warning restore CA1031
        {
            skipped.Add(new Skipped(rule.Id, $"the rule failed: {e.GetType().Name}; please report this"));
            return [];
        }
    }

    /// <summary>Why the registry's answer is missing where nothing else tells; null where it is there, was not asked for, or is not needed.</summary>
    private static string? Open(Pull pull) =>
        pull is { RegistryCheck.Unanswered: { } reason, LongPullSince: null, Failure: null or { Cause: PullCause.BackoffOnly or PullCause.Other } } ? $"{Report.Skipped.NoResponse}: {reason}" : null;

    private static string? Lacking(RequiredFacts needs, Pull pull, ClusterFacts facts)
    {
        if (needs.HasFlag(RequiredFacts.ServiceAccount) && pull.ServiceAccount.Unread is { } account)
            return account;
        if (needs.HasFlag(RequiredFacts.Secrets) && (pull.SecretsFromServiceAccount ? MissingFacts.AccountOrSecret(pull) : MissingFacts.Secret(pull)) is { } secret)
            return secret;
        return needs.HasFlag(RequiredFacts.Node) && pull.Pod.NodeName is { } node ? facts.Node(node).Unread : null;
    }
}
