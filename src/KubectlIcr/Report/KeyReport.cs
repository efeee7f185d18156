using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>What IAM says of an API key. What could not be read is null, with the reason among the unread.</summary>
/// <param name="Kind"><c>service-id</c>, <c>user</c>, <c>trusted-profile</c> or <c>other</c>; null when IAM gave no identity.</param>
/// <param name="Refusal">IAM's code and sentence when it refuses the key; else null.</param>
/// <param name="Cluster">The cluster that IBM Cloud created the service ID for.</param>
/// <param name="Access"><c>yes</c>, <c>perhaps</c> or <c>no</c>: whether a policy that could be read lets the key pull from the image's namespace.</param>
/// <param name="Policy">The id of the policy that decides this; null where none does.</param>
internal sealed record KeyReport(
    string? Kind, string? Id, string? Name, string? Account, string? Cluster, string? Refusal, DateTimeOffset? ExpiresAt, string? Access, string? Policy,
    QuotaReport? Quota, IReadOnlyList<string> Unread)
{
    /// <summary>The key's account has the image's registry namespace.</summary>
    public bool? OwnsNamespace { get; init; }

    /// <summary>The account's plan at that registry, e.g. <c>Free</c>.</summary>
    public string? Plan { get; init; }

    /// <summary>The account serves private networks only.</summary>
    public bool? PrivateOnly { get; init; }

    /// <summary>Whose key it is where it acts as a trusted profile; left out elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HolderReport? Holder { get; init; }
}

/// <summary>The owner of an API key that acts as a trusted profile.</summary>
/// <param name="Kind"><c>service-id</c>, <c>user</c> or <c>other</c>.</param>
internal sealed record HolderReport(string Kind, string Id, string? Name, string? Account);

/// <summary>An account's quota in the image's region, in bytes; a limit of null is none.</summary>
internal sealed record QuotaReport(string Host, long? StorageLimit, long StorageUsed, long? TrafficLimit, long TrafficUsed);
