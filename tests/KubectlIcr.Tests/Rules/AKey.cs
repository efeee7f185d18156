using KubectlIcr.Iam;

namespace KubectlIcr.Tests.Rules;

/// <summary>What IAM says of API keys, for the tests of rules.</summary>
internal static class AKey
{
    public const string Account = "0123456789abcdef0123456789abcdef";

    /// <summary>A service ID's key; every policy names a region, or null for all.</summary>
    public static KeyFacts OfService(string name = "team-a-pull", params string?[] regions) => new()
    {
        Identity = new KeyIdentity(IdentityKind.ServiceId, "ServiceId-1", "iam-ServiceId-1", name, Account),
        Policies = Fact<IReadOnlyList<Policy>>.Found([.. regions.Select(Reader)]),
    };

    public static KeyFacts OfUser => new() { Identity = new KeyIdentity(IdentityKind.User, "IBMid-1", "IBMid-1", "ann@example.com", Account) };

    public static KeyFacts Refused(RefusalKind kind, string code, string sentence) => new() { Refusal = new IamRefusal(kind, 400, code, sentence) };

    /// <summary>The account at us.icr.io with these registry namespaces; its list is unread where there is none.</summary>
    public static RegistryAccount At(Quota? quota = null, params string[] namespaces) => new("us.icr.io", Account)
    {
        Quota = quota is null ? Fact<Quota>.NotRead("403 from us.icr.io") : Fact<Quota>.Found(quota),
        Namespaces = namespaces.Length == 0
            ? Fact<IReadOnlyList<RegistryNamespace>>.NotRead("403 from us.icr.io")
            : Fact<IReadOnlyList<RegistryNamespace>>.Found([.. namespaces.Select(name => new RegistryNamespace(name, null))]),
    };

    private static Policy Reader(string? region) => new("policy-1", null, ["Reader"],
        [new PolicyAttribute("serviceName", "stringEquals", "container-registry"), .. region is null ? Array.Empty<PolicyAttribute>() : [new PolicyAttribute("region", "stringEquals", region)]], true);
}
