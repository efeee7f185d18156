namespace KubectlIcr.Iam;

/// <summary>How sure it is that a policy covers something.</summary>
internal enum Coverage
{
    No,

    /// <summary>It depends on the resource group of the registry namespace, which could not be read.</summary>
    Perhaps,
    Yes,
}

/// <summary>One access policy of an identity.</summary>
/// <param name="Through">The access group it comes by, its name; null for one of the identity's own.</param>
/// <param name="Roles">The last segment of each role's CRN, e.g. <c>Reader</c>.</param>
/// <param name="Attributes">What it is limited to; empty when it is limited to nothing.</param>
internal sealed record Policy(string Id, string? Through, IReadOnlyList<string> Roles, IReadOnlyList<PolicyAttribute> Attributes, bool IsActive);

/// <param name="Key">E.g. <c>serviceName</c>, <c>region</c>, <c>geography</c>, <c>resourceType</c>, <c>resource</c>, <c>resourceGroupId</c>.</param>
/// <param name="Operator"><c>stringEquals</c>, <c>stringMatch</c>, …</param>
internal sealed record PolicyAttribute(string Key, string Operator, string Value);
