namespace KubectlIcr.Iam;

/// <summary>What the registry's own API says of an account in one region, as far as the key may read it.</summary>
/// <param name="Host">The region's public domain, e.g. <c>us.icr.io</c>.</param>
internal sealed record RegistryAccount(string Host, string AccountId)
{
    /// <summary>A key whose policy names a registry namespace can't read it.</summary>
    public Fact<Quota> Quota { get; init; } = Fact<Quota>.NotRead("not queried");

    /// <summary><c>Free</c> or <c>Standard</c>. Managers only.</summary>
    public Fact<string> Plan { get; init; } = Fact<string>.NotRead("not queried");

    /// <summary>The account serves private networks only. Managers only.</summary>
    public Fact<AuthOptions> Auth { get; init; } = Fact<AuthOptions>.NotRead("not queried");

    /// <summary>The account's registry namespaces in that region.</summary>
    public Fact<IReadOnlyList<RegistryNamespace>> Namespaces { get; init; } = Fact<IReadOnlyList<RegistryNamespace>>.NotRead("not queried");

    /// <summary>An account of which nothing could be read, for one reason.</summary>
    public static RegistryAccount NotRead(string host, string accountId, string reason) => new(host, accountId)
    {
        Quota = Fact<Quota>.NotRead(reason),
        Plan = Fact<string>.NotRead(reason),
        Auth = Fact<AuthOptions>.NotRead(reason),
        Namespaces = Fact<IReadOnlyList<RegistryNamespace>>.NotRead(reason),
    };

    /// <summary>The resource group of a namespace: absent when it is in none, not read when that cannot be told.</summary>
    public Fact<string> ResourceGroupOf(string @namespace) => Namespaces switch
    {
        { Unread: { } reason } => Fact<string>.NotRead(reason),
        { Value: { } all } when all.FirstOrDefault(one => one.Name == @namespace) is { } found => found.Group,
        _ => Fact<string>.NotRead($"account {AccountId} has no registry namespace {@namespace} at {Host}, or the key is not allowed to see it"),
    };
}

/// <summary>Limits and usage in bytes; a limit of null is none.</summary>
internal sealed record Quota(long? StorageLimit, long StorageUsed, long? TrafficLimit, long TrafficUsed)
{
    /// <summary>Rounded down; null without a limit.</summary>
    public long? TrafficPercent => Percent(TrafficUsed, TrafficLimit);

    /// <summary>Rounded down; null without a limit.</summary>
    public long? StoragePercent => Percent(StorageUsed, StorageLimit);

    private static long? Percent(long used, long? limit) => limit switch { null => null, 0 => 100, var most => (long)(100m * used / most.Value) };
}

internal sealed record AuthOptions(bool IamPolicies, bool PrivateOnly);

/// <param name="ResourceGroup">Its id or CRN as the API gives it; null for a namespace that is in no group.</param>
internal sealed record RegistryNamespace(string Name, string? ResourceGroup)
{
    /// <summary>False where only the names could be listed: then <see cref="ResourceGroup"/> is null and says nothing.</summary>
    public bool IsGroupKnown { get; init; } = true;

    public Fact<string> Group => ResourceGroup is { } group ? Fact<string>.Found(group)
        : IsGroupKnown ? Fact<string>.Absent()
        : Fact<string>.NotRead("only the names of the registry namespaces could be listed");
}
