namespace KubectlIcr.Iam;

/// <summary>
/// Which policies let an identity pull from a registry namespace. A policy covers what all its limits cover; one that covers is enough.
/// Sources: Container Registry's docs on IAM (roles, resource type <c>namespace</c>), platform-services-go-sdk (attributes and operators).
/// </summary>
internal static class Policies
{
    /// <summary>The best that any policy gives, and the first policy that gives it; no policy where none covers.</summary>
    public static (Coverage Coverage, Policy? Decides) Cover(IEnumerable<Policy> policies, PullTarget target) =>
        policies.Select(policy => (Coverage: Of(policy, target), Decides: (Policy?)policy))
            .Where(one => one.Coverage != Coverage.No)
            .OrderByDescending(one => one.Coverage)
            .FirstOrDefault((Coverage.No, null));

    /// <summary>The policies that one limit keeps from covering the pull, each with that limit in words.</summary>
    public static IEnumerable<PolicyMistake> Mistakes(IEnumerable<Policy> policies, PullTarget target) =>
        policies.Select(policy => PolicyMistake.Of(policy, target)).OfType<PolicyMistake>();

    private static Coverage Of(Policy policy, PullTarget target) => PolicyLimit.Of(policy, target).Min(limit => limit.Covers);
}
