using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>What the rules found over all pulls.</summary>
/// <param name="Findings">One a root cause, errors first.</param>
/// <param name="Skipped">Rules that could not be checked, and why.</param>
internal sealed record Diagnosis(IReadOnlyList<Finding> Findings, IReadOnlyList<Skipped> Skipped)
{
    /// <summary>How many findings were taken out by <see cref="Without"/>.</summary>
    public int Ignored { get; init; }

    /// <summary>The rest when the findings of these rules are accepted.</summary>
    public Diagnosis Without(IReadOnlySet<string> ids)
    {
        IReadOnlyList<Finding> kept = [.. Findings.Where(finding => !ids.Contains(finding.Id))];
        return new Diagnosis(kept, [.. Skipped.Where(skip => !ids.Contains(skip.Rule))]) { Ignored = Findings.Count - kept.Count };
    }

    public static Diagnosis Of(IReadOnlyList<Pull> pulls, ClusterFacts facts) => Of(pulls, facts, RuleList.All);

    public static Diagnosis Of(IReadOnlyList<Pull> pulls, ClusterFacts facts, IReadOnlyList<Rule> rules)
    {
        pulls = Pulls.WithHistory(pulls, facts);
        var findings = new List<Finding>();
        var skipped = new List<Skipped>();
        foreach (var pull in pulls)
        {
            var found = rules.Where(rule => !rule.IsFallback).SelectMany(rule => Run(rule, pull, facts, skipped)).ToList();
            if (pull.Fails && !found.Exists(finding => finding.Severity == Severity.Error))
                found.AddRange(rules.Where(rule => rule.IsFallback).SelectMany(rule => Run(rule, pull, facts, skipped)));
            if (Open(pull) is { } unanswered)
                skipped.AddRange(rules.Where(rule => rule.Needs.HasFlag(Needs.Registry)).Select(rule => new Skipped(rule.Id, unanswered)));
            findings.AddRange(found);
        }
        return new Diagnosis(RootCauses.Group(findings), [.. skipped.Distinct().OrderBy(skip => skip.Rule, StringComparer.Ordinal)]);
    }

    /// <summary>One bad rule must not cost the user the whole report: its crash is a line in it.</summary>
    private static IReadOnlyList<Finding> Run(Rule rule, Pull pull, ClusterFacts facts, List<Skipped> skipped)
    {
        try
        {
            if (!rule.Concerns(pull))
                return [];
            if (Lacking(rule.Needs, pull, facts) is { } reason)
            {
                skipped.Add(new Skipped(rule.Id, reason));
                return [];
            }
            skipped.AddRange(rule.Lacks(pull).Select(lack => new Skipped(rule.Id, lack)));
            return [.. rule.Check(pull, facts)];
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
        pull is { Inquiry.Unanswered: { } reason, Failure: null or { Cause: PullCause.BackoffOnly or PullCause.Other } } ? $"not told by the registry: {reason}" : null;

    private static string? Lacking(Needs needs, Pull pull, ClusterFacts facts)
    {
        if (needs.HasFlag(Needs.ServiceAccount) && pull.ServiceAccount.Unread is { } account)
            return account;
        if (needs.HasFlag(Needs.Secrets) && (pull.SecretsFromServiceAccount ? Unread.AccountOrSecret(pull) : Unread.Secret(pull)) is { } secret)
            return secret;
        return needs.HasFlag(Needs.Node) && pull.Pod.NodeName is { } node ? facts.Node(node).Unread : null;
    }
}
