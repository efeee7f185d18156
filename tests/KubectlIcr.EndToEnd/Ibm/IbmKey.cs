using System.Text.Json.Nodes;

namespace KubectlIcr.EndToEnd.Ibm;

/// <summary>An API key that the stand-in knows, its owner, and what the owner may do.</summary>
/// <param name="Value">The key itself.</param>
internal sealed record IbmKey(string Value, string IamId, string Account, IReadOnlyList<IbmPolicy> Policies)
{
    /// <summary>The claims that tell who it is, besides <c>iam_id</c> and <c>account</c>.</summary>
    public JsonObject Claims { get; init; } = [];

    public string KeyId { get; } = $"ApiKey-{Guid.NewGuid()}";

    public bool IsDisabled { get; set; }

    public bool IsLocked { get; set; }

    /// <summary>The status for <c>apikeys/details</c>: 200, or a refusal.</summary>
    public int DetailsStatus { get; set; } = 200;

    /// <summary>It may see policies. IAM leaves out what it may not see: an empty list and status 200.</summary>
    public bool SeesPolicies { get; set; } = true;

    public bool SeesGroups { get; set; } = true;

    /// <summary>Parts of the registry's API that it may not read: <c>quotas</c>, <c>plans</c>, <c>auth</c>, <c>namespaces/details</c>, …</summary>
    public HashSet<string> Denied { get; } = [];

    /// <summary>Of a trusted profile the IAM ids that may act as it.</summary>
    public IReadOnlyList<string> Trusts { get; init; } = [];

    /// <summary>The access token, the same for each exchange.</summary>
    public string Token => token ??= IbmToken.Sign(IamId, Account, Claims);

    private string? token;

    public static IbmKey OfServiceId(string key, string name, string account, IReadOnlyList<IbmPolicy> policies)
    {
        var id = $"ServiceId-{Guid.NewGuid()}";
        return new(key, $"iam-{id}", account, policies) { Claims = new() { ["id"] = $"iam-{id}", ["realmid"] = "iam", ["identifier"] = id, ["name"] = name, ["sub"] = id, ["sub_type"] = "ServiceId" } };
    }

    public static IbmKey OfUser(string key, string name, string account, IReadOnlyList<IbmPolicy> policies)
    {
        var id = "IBMid-2700" + Random.Shared.Next(100000, 999999);
        var mail = name.ToLowerInvariant().Replace(' ', '.') + "@example.com";
        return new(key, id, account, policies) { Claims = new() { ["id"] = id, ["realmid"] = "IBMid", ["identifier"] = id[6..], ["name"] = name, ["email"] = mail, ["sub"] = mail } };
    }

    public static IbmKey OfProfile(string key, string name, string account, IReadOnlyList<IbmPolicy> policies)
    {
        var id = $"Profile-{Guid.NewGuid()}";
        return new(key, $"iam-{id}", account, policies) { Claims = new() { ["id"] = $"iam-{id}", ["realmid"] = "iam", ["identifier"] = id, ["name"] = name, ["sub"] = id, ["sub_type"] = "Profile" } };
    }
}
