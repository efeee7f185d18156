namespace KubectlIcr.Iam;

/// <summary>How sure it is that a policy covers something.</summary>
internal enum Coverage
{
    No,

    /// <summary>It depends on what is not known here: the registry namespace's resource group, a custom role's actions, a condition.</summary>
    Perhaps,
    Yes,
}

/// <summary>One access policy of an identity.</summary>
/// <param name="Through">The access group it comes by, its name; null for one of the identity's own.</param>
/// <param name="Roles">The last segment of each role's CRN, e.g. <c>Reader</c>.</param>
/// <param name="Attributes">What it is limited to; empty when it is limited to nothing.</param>
internal sealed record Policy(string Id, string? Through, IReadOnlyList<string> Roles, IReadOnlyList<PolicyAttribute> Attributes, bool IsActive)
{
    /// <summary>What else must hold, which cannot be judged here: <c>a condition</c> (times, attributes of the request), <c>access tags</c>; null when nothing.</summary>
    public string? Condition { get; init; }

    /// <summary>The value of the first attribute with that key; null when there is none.</summary>
    public string? this[string key] => Attributes.FirstOrDefault(attribute => attribute.Key == key)?.Value;
}

/// <param name="Key">E.g. <c>serviceName</c>, <c>region</c>, <c>geography</c>, <c>resourceType</c>, <c>resource</c>, <c>resourceGroupId</c>.</param>
/// <param name="Operator"><c>stringEquals</c>, <c>stringMatch</c>, …</param>
/// <param name="Value">Of the <c>AnyOf</c> operators: the values, joined by commas.</param>
internal sealed record PolicyAttribute(string Key, string Operator, string Value)
{
    /// <summary>Whether the attribute admits a value; perhaps, where the operator is not one of IAM's known ones. Case counts.</summary>
    public Coverage Covers(string actual) => Operator switch
    {
        "stringEquals" => Sure(Value == actual),
        "stringMatch" => Sure(Wildcard.Matches(Value, actual)),
        "stringEqualsAnyOf" => Sure(Value.Split(',').Contains(actual)),
        "stringMatchAnyOf" => Sure(Value.Split(',').Any(pattern => Wildcard.Matches(pattern, actual))),
        "stringExists" => Value == "true" ? Coverage.Yes : Coverage.Perhaps,
        _ => Coverage.Perhaps,
    };

    private static Coverage Sure(bool covered) => covered ? Coverage.Yes : Coverage.No;
}
