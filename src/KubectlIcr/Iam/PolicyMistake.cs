using KubectlIcr.Http;

namespace KubectlIcr.Iam;

/// <summary>Why a policy that was meant for such a pull does not cover it.</summary>
internal enum MistakeKind
{
    OtherRegion,

    /// <summary>A region given for the global registry, which is in none.</summary>
    RegionForGlobal,

    /// <summary>Made for the global registry, and the image is in a region.</summary>
    GlobalOnly,

    /// <summary>The resource type in capitals: IAM accepts it, but it matches nothing.</summary>
    ResourceTypeCase,
    OtherNamespace,
    PlatformRolesOnly,
    OtherResourceGroup,

    /// <summary>The policy is for a resource group, and the namespace is in none: those of before July 2020 are not.</summary>
    NamespaceInNoGroup,
}

/// <summary>A near miss: everything about the policy fits the pull but one thing.</summary>
/// <param name="Words">One sentence without its full stop, for a person.</param>
internal sealed record PolicyMistake(MistakeKind Kind, Policy Policy, string Words)
{
    /// <summary>Null for a policy that covers the pull, that more than one thing keeps from it, or that is about something else.</summary>
    public static PolicyMistake? Of(Policy policy, PullTarget target)
    {
        if (PolicyLimit.Of(policy, target).Where(limit => limit.Covers == Coverage.No).Take(2).ToList() is not [var limit]) return null;
        return KindOf(limit, target) is { } kind ? new(kind, policy, CleanText.OneLine($"{Subject(policy)} {Rest(kind, policy, limit.Attribute?.Value, target)}")) : null;
    }

    private static MistakeKind? KindOf(PolicyLimit limit, PullTarget target) => limit.Kind switch
    {
        LimitKind.Role => MistakeKind.PlatformRolesOnly,
        LimitKind.Region => target.IsGlobal ? MistakeKind.RegionForGlobal : MistakeKind.OtherRegion,
        LimitKind.Geography => target.IsGlobal ? null : MistakeKind.GlobalOnly,
        LimitKind.ResourceType when string.Equals(limit.Attribute!.Value, "namespace", StringComparison.OrdinalIgnoreCase) => MistakeKind.ResourceTypeCase,
        LimitKind.Namespace => MistakeKind.OtherNamespace,
        LimitKind.ResourceGroup => target.ResourceGroup.IsAbsent ? MistakeKind.NamespaceInNoGroup : MistakeKind.OtherResourceGroup,
        _ => null,
    };

    private static string Subject(Policy policy) => policy.Through is { } group ? $"a policy of access group {group}" : "a policy";

    private static string Rest(MistakeKind kind, Policy policy, string? value, PullTarget target) => kind switch
    {
        MistakeKind.OtherRegion => $"is limited to region {value}, but the image is in {target.Region}",
        MistakeKind.RegionForGlobal => $"is limited to region {value}, but the global registry is not in a region: leave the region empty, or set geography=global",
        MistakeKind.GlobalOnly => $"is limited to the global registry, but the image is in {target.Region}",
        MistakeKind.ResourceTypeCase => $"has resource type {value}, which matches nothing: write it in lowercase, as namespace",
        MistakeKind.OtherNamespace => $"is for registry namespace {value}, not {target.Namespace}",
        MistakeKind.PlatformRolesOnly => $"grants {Roles(policy)}, which does not allow pulls: that requires Reader, Writer or Manager",
        MistakeKind.NamespaceInNoGroup => $"is for resource group {value}, but registry namespace {target.Namespace} is in no resource group",
        _ => $"is for resource group {value}, but registry namespace {target.Namespace} is in {target.ResourceGroupId}",
    };

    private static string Roles(Policy policy) => policy.Roles.Count == 0 ? "no role" : $"only {string.Join(", ", policy.Roles)}";
}
