using KubectlIcr.Iam;
using KubectlIcr.Report;

namespace KubectlIcr.Commands.Reports;

/// <summary>Puts what IAM says of an API key into a report.</summary>
internal static class IdentityReports
{
    public static IdentityReport Of(KeyFacts key) => new(
        key.Identity is { } who ? Kind(who.Kind) : null, key.Identity?.Id, key.Identity?.Name, key.Identity?.AccountId, key.Identity?.ClusterId,
        Refusal(key),
        key.Record.Value?.ExpiresAt,
        key.Policies.Value is { } policies ? [.. policies.Select(PolicyWords.Of)] : null,
        [.. Unread(key)]);

    public static string Kind(IdentityKind kind) => kind switch
    {
        IdentityKind.ServiceId => "service-id",
        IdentityKind.User => "user",
        IdentityKind.TrustedProfile => "trusted-profile",
        _ => "other",
    };

    /// <summary>IAM's code and sentence; null when it accepts the key.</summary>
    public static string? Refusal(KeyFacts key) => key.Refusal is { } refusal ? $"{refusal.Code} {refusal.Sentence}".Trim() : null;

    /// <summary>What IAM did not say of the key, each with the reason.</summary>
    public static IEnumerable<string> Unread(KeyFacts key) => new[]
    {
        key.Unreached is { } words ? $"IAM: {words}" : null,
        Line("api key", key.Identity is null ? null : key.Record.Unread),
        Line("policies", key.Identity is null ? null : key.Policies.Unread ?? key.PoliciesGap),
    }.OfType<string>();

    public static string? Line(string what, string? reason) => reason is null ? null : $"{what}: {reason}";
}
