namespace KubectlIcr.EndToEnd.Ibm;

/// <summary>An account's registry in one region. A limit of -1 is none.</summary>
/// <param name="Host">E.g. <c>us.icr.io</c>; its <c>private.</c> name means the same.</param>
internal sealed record IbmAccount(string Host, string Account, long StorageLimit, long StorageUsed, long TrafficLimit, long TrafficUsed)
{
    public string Plan { get; init; } = "Standard";

    public bool IsPrivateOnly { get; init; }

    /// <summary>Registry namespaces with their resource groups; null for a namespace that is in none.</summary>
    public IReadOnlyDictionary<string, string?> Namespaces { get; init; } = new Dictionary<string, string?>();

    /// <summary>The free plan: 512 MB of storage, 5 GB of pull traffic a month.</summary>
    public static IbmAccount Free(string host, string account, long storageUsed = 0, long trafficUsed = 0) => new(host, account, 536870912, storageUsed, 5368709120, trafficUsed) { Plan = "Free" };

    public static IbmAccount Standard(string host, string account) => new(host, account, -1, 1234567890, -1, 9876543210);
}

/// <summary>An access group: its members by IAM id, and its policies.</summary>
internal sealed record IbmGroup(string Id, string Name, string Account, IReadOnlyList<string> Members, IReadOnlyList<IbmPolicy> Policies);
