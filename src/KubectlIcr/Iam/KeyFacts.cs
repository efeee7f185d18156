namespace KubectlIcr.Iam;

/// <summary>What IAM says of one API key, as far as the key itself may read it.</summary>
internal sealed record KeyFacts
{
    /// <summary>Who the key acts as: its owner, or the trusted profile that the secret names; null when IAM refused that, or was not reached.</summary>
    public KeyIdentity? Identity { get; init; }

    /// <summary>The owner of a key that acts as a trusted profile, often of another account; null for any other key.</summary>
    public KeyIdentity? Holder { get; init; }

    /// <summary>Why IAM returned no token; null when it returned one.</summary>
    public IamRefusal? Refusal { get; init; }

    /// <summary>Why IAM was not reached, one line; null when it was.</summary>
    public string? Unreached { get; init; }

    /// <summary>The key's own record: most service IDs can't read it.</summary>
    public Fact<ApiKeyRecord> Record { get; init; } = Fact<ApiKeyRecord>.NotRead("not queried");

    /// <summary>The policies that could be seen. An empty list proves nothing: what the key can't read is left out silently.</summary>
    public Fact<IReadOnlyList<Policy>> Policies { get; init; } = Fact<IReadOnlyList<Policy>>.NotRead("not queried");

    /// <summary>Why <see cref="Policies"/> is known to be incomplete, e.g. the access groups could not be read; null when every list that was asked for came whole.</summary>
    public string? PoliciesGap { get; init; }
}

/// <summary>What kind of identity holds a key.</summary>
internal enum IdentityKind
{
    ServiceId,
    User,
    TrustedProfile,
    Other,
}

/// <summary>Who a key is, from the claims of the access token.</summary>
/// <param name="Id">E.g. <c>ServiceId-…</c>, <c>IBMid-…</c>.</param>
/// <param name="IamId">E.g. <c>iam-ServiceId-…</c>: what policies name.</param>
/// <param name="Name">A service ID's name, a person's name; null when the token has none.</param>
/// <param name="AccountId">The account the key belongs to, 32 hex digits; null when the token has none.</param>
internal sealed record KeyIdentity(IdentityKind Kind, string Id, string IamId, string? Name, string? AccountId)
{
    private const string ClusterPrefix = "cluster-";

    /// <summary>The cluster that IBM Cloud created the service ID for, from its name <c>cluster-ID</c>; null for any other.</summary>
    public string? ClusterId => Kind == IdentityKind.ServiceId && Name?.StartsWith(ClusterPrefix, StringComparison.Ordinal) == true ? Name[ClusterPrefix.Length..] : null;
}

/// <summary>Why IAM refuses a key.</summary>
internal enum RefusalKind
{
    /// <summary>Deleted, mistyped or cut off: BXNIM0415E.</summary>
    NotFound,

    /// <summary>BXNIM0462E.</summary>
    Disabled,

    /// <summary>BXNIM0439E.</summary>
    Expired,

    /// <summary>The owner left the account or is not active: BXNIM0410E.</summary>
    OwnerInactive,

    /// <summary>The owner is suspended in the account: BXNIM0436E.</summary>
    OwnerSuspended,

    /// <summary>Any other: its code and sentence tell.</summary>
    Other,
}

/// <param name="Code">E.g. <c>BXNIM0415E</c>; empty when IAM gave none.</param>
/// <param name="Sentence">IAM's own, one line.</param>
internal sealed record IamRefusal(RefusalKind Kind, int Status, string Code, string Sentence);

/// <summary>The record of an API key. Never its value.</summary>
internal sealed record ApiKeyRecord(string Id, string? Name, bool Disabled, bool Locked, DateTimeOffset? CreatedAt, DateTimeOffset? ExpiresAt);
