namespace KubectlIcr.Iam;

/// <summary>What the registry's own API says of an account in one region, as far as the key may read it.</summary>
/// <param name="Host">The region's public domain, e.g. <c>us.icr.io</c>.</param>
internal sealed record RegistryAccount(string Host, string AccountId)
{
    /// <summary>A key whose policy names a registry namespace may not read it.</summary>
    public Fact<Quota> Quota { get; init; } = Fact<Quota>.NotRead("not asked");

    /// <summary><c>Free</c> or <c>Standard</c>. Managers only.</summary>
    public Fact<string> Plan { get; init; } = Fact<string>.NotRead("not asked");

    /// <summary>The account serves private networks only. Managers only.</summary>
    public Fact<AuthOptions> Auth { get; init; } = Fact<AuthOptions>.NotRead("not asked");

    /// <summary>The account's registry namespaces in that region.</summary>
    public Fact<IReadOnlyList<RegistryNamespace>> Namespaces { get; init; } = Fact<IReadOnlyList<RegistryNamespace>>.NotRead("not asked");
}

/// <summary>Limits and usage in bytes; a limit of null is none.</summary>
internal sealed record Quota(long? StorageLimit, long StorageUsed, long? TrafficLimit, long TrafficUsed);

internal sealed record AuthOptions(bool IamPolicies, bool PrivateOnly);

/// <param name="ResourceGroup">Its id or CRN as the API gives it; null for a namespace that is in no group.</param>
internal sealed record RegistryNamespace(string Name, string? ResourceGroup);
