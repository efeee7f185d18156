namespace KubectlIcr.Iam;

/// <summary>What a policy has to cover for a pull to be allowed.</summary>
/// <param name="Region">IAM's id of the registry's region, e.g. <c>us-south</c>; <see cref="Global"/> for <c>icr.io</c>.</param>
/// <param name="Namespace">The registry namespace, the first part of the image's path.</param>
/// <param name="ResourceGroup">The namespace's resource group, an id or a CRN that ends with it; absent when it is in none, unread when nobody could tell.</param>
/// <param name="AccountId">The account that owns the namespace; null when it is not known.</param>
internal sealed record PullTarget(string Region, string Namespace, Fact<string> ResourceGroup, string? AccountId = null)
{
    public const string Global = "global";

    public bool IsGlobal => Region == Global;

    /// <summary>The id of the resource group, without the CRN around it.</summary>
    public string? ResourceGroupId => ResourceGroup.Value is { } group ? group[(group.LastIndexOf(':') + 1)..] : null;
}
