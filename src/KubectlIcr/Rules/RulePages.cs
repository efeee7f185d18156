using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Takes a rule's texts out of the rule.</summary>
internal static class RulePages
{
    public static RulePage Of(Rule rule) =>
        new(rule.Id, rule.Title, rule.Severity, rule.Cause, rule.Remedy, rule.WhenToIgnore, [.. rule.Explains.Select(cause => cause.Name())], rule.Docs, rule.Topic);
}
