namespace KubectlIcr.Iam;

/// <summary>What a limit of a policy is about.</summary>
internal enum LimitKind
{
    State,
    Role,
    Condition,
    Service,
    Account,
    Region,
    Geography,
    ResourceType,
    Namespace,
    ResourceGroup,
    Other,
}

/// <summary>One limit of a policy, judged against one pull. A policy covers what all its limits cover.</summary>
/// <param name="Attribute">The attribute that limits; null for state, roles and conditions.</param>
internal sealed record PolicyLimit(LimitKind Kind, Coverage Covers, PolicyAttribute? Attribute = null)
{
    private static readonly string[] PullRoles = ["Reader", "Writer", "Manager"];

    /// <summary>Platform roles: they manage the service and allow no pull.</summary>
    private static readonly string[] PlatformRoles = ["Viewer", "Editor", "Operator", "Administrator"];

    private static readonly Dictionary<string, string> FormerRegions = new()
    {
        ["eu-gb"] = "uk-south",
        ["eu-de"] = "eu-central",
        ["au-syd"] = "ap-south",
        ["jp-tok"] = "ap-north",
    };

    public static IEnumerable<PolicyLimit> Of(Policy policy, PullTarget target)
    {
        yield return new(LimitKind.State, policy.IsActive ? Coverage.Yes : Coverage.No);
        yield return new(LimitKind.Role, Role(policy.Roles));
        if (policy.Condition is not null) yield return new(LimitKind.Condition, Coverage.Perhaps);
        foreach (var attribute in policy.Attributes)
        {
            var (kind, covers) = Judge(policy, attribute, target);
            yield return new(kind, covers, attribute);
        }
    }

    /// <summary>Container Registry's own table: Reader, Writer and Manager may pull. A custom role may hold the action or not.</summary>
    private static Coverage Role(IReadOnlyList<string> roles) =>
        roles.Any(PullRoles.Contains) ? Coverage.Yes : roles.All(PlatformRoles.Contains) ? Coverage.No : Coverage.Perhaps;

    private static (LimitKind, Coverage) Judge(Policy policy, PolicyAttribute attribute, PullTarget target) => attribute.Key switch
    {
        "accountId" => (LimitKind.Account, target.AccountId is { } account ? attribute.Covers(account) : Coverage.Yes),
        "serviceName" => (LimitKind.Service, attribute.Covers("container-registry")),
        "serviceType" => (LimitKind.Service, policy["serviceName"] is null ? attribute.Covers("service") : Coverage.Yes),
        "service_group_id" => (LimitKind.Service, Coverage.No),
        "region" => (LimitKind.Region, Region(attribute, target)),
        "geography" => (LimitKind.Geography, Geography(attribute, target)),
        "resourceType" => (LimitKind.ResourceType, attribute.Covers("namespace")),
        "resource" => (LimitKind.Namespace, attribute.Covers(target.Namespace)),
        "resourceGroupId" => (LimitKind.ResourceGroup, Group(attribute, target)),
        _ => (LimitKind.Other, Coverage.Perhaps),
    };

    /// <summary>
    /// IBM's older pages had people write the registry's former names of regions into policies, and for the global registry, which is in no region,
    /// some write <c>region=global</c> where others write <c>geography=global</c>. Whether IAM accepts those is not known.
    /// </summary>
    private static Coverage Region(PolicyAttribute attribute, PullTarget target)
    {
        if (target.IsGlobal) return attribute.Covers(PullTarget.Global) == Coverage.No ? Coverage.No : Coverage.Perhaps;
        var covers = attribute.Covers(target.Region);
        return covers == Coverage.No && FormerRegions.TryGetValue(target.Region, out var former) && attribute.Covers(former) != Coverage.No ? Coverage.Perhaps : covers;
    }

    private static Coverage Geography(PolicyAttribute attribute, PullTarget target)
    {
        var global = attribute.Covers(PullTarget.Global);
        if (target.IsGlobal) return global;
        return global == Coverage.Yes && attribute.Value == PullTarget.Global ? Coverage.No : Coverage.Perhaps;
    }

    private static Coverage Group(PolicyAttribute attribute, PullTarget target) => target switch
    {
        { ResourceGroupId: { } group } => attribute.Covers(group),
        { ResourceGroup.IsAbsent: true } => Coverage.No,
        _ => Coverage.Perhaps,
    };
}
