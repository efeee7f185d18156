using KubectlIcr.Http;

namespace KubectlIcr.Iam;

/// <summary>A policy in words, for a person: <c>Reader on container-registry, region us-south</c>.</summary>
internal static class PolicyWords
{
    public static string Of(Policy policy)
    {
        var roles = policy.Roles.Count == 0 ? "no role" : string.Join(", ", policy.Roles);
        var limits = policy.Attributes.Where(one => one.Key is not ("accountId" or "serviceName" or "serviceType")).Select(one => $", {one.Key} {one.Value}");
        return CleanText.OneLine($"{roles} on {policy["serviceName"] ?? "all services"}{string.Concat(limits)}{Asides(policy)}");
    }

    private static string Asides(Policy policy) => string.Concat(
        policy.Condition is { } condition ? $", with {condition}" : "",
        policy.Through is { } group ? $", through access group {group}" : "",
        policy.IsActive ? "" : ", not active");
}
