using KubectlIcr.EndToEnd.Ibm;
using KubectlIcr.EndToEnd.Probe;

namespace KubectlIcr.EndToEnd.Iam;

/// <summary>A policy of one shape, and whether it lets the key pull from the scene's registry namespace.</summary>
/// <param name="Access"><c>yes</c>, <c>perhaps</c> or <c>no</c>; null where no policy was seen.</param>
/// <param name="Policy">Of the registry namespace, where it must name that.</param>
internal sealed record PolicyShape(string Name, string? Access, Func<string, IbmPolicy[]> Policy)
{
    public string Host { get; init; } = "us.icr.io";

    /// <summary>The resource group of the registry namespace; null for none.</summary>
    public string? ResourceGroup { get; init; }

    /// <summary>The policy is an access group's.</summary>
    public bool IsGroups { get; init; }

    /// <summary>What the evidence must say of it.</summary>
    public string Says { get; init; } = "";

    public static readonly IReadOnlyList<PolicyShape> All =
    [
        Of("service", "yes", IbmPolicy.Registry("Reader")),
        Of("writer", "yes", IbmPolicy.Registry("Writer")),
        Of("own-role", "yes", IbmPolicy.Registry("crn:v1:bluemix:public:container-registry::::serviceRole:Manager")),
        Of("all-services", "yes", IbmPolicy.AllServices("Reader")),
        Of("region", "yes", IbmPolicy.Registry("Reader", ("region", "us-south"))),
        new("namespace", "yes", name => [IbmPolicy.Registry("Reader", ("resourceType", "namespace"), ("resource", name))]),
        Of("wildcard", "yes", new IbmPolicy("Reader", ("serviceName", "container-registry", "stringEquals"), ("resourceType", "namespace", "stringEquals"), ("resource", "i-p-*", "stringMatch"))),
        Of("group", "yes", IbmPolicy.Registry("Reader", ("resourceGroupId", "9f3"))) with { ResourceGroup = "9f3" },
        Of("access-group", "yes", IbmPolicy.Registry("Reader")) with { IsGroups = true },
        Of("global", "yes", IbmPolicy.Registry("Reader", ("geography", "global"))) with { Host = "icr.io" },
        Of("former-region", "perhaps", IbmPolicy.Registry("Reader", ("region", "eu-central"))) with { Host = "de.icr.io" },
        Of("time", "perhaps", IbmPolicy.Registry("Reader") with { HasRule = true }),
        Of("tag", "perhaps", IbmPolicy.Registry("Reader") with { Tag = "env:prod" }),
        Of("custom-role", "perhaps", IbmPolicy.Registry("crn:v1:bluemix:public:iam::a/0123::customRole:Puller")),
        Of("other-region", "no", IbmPolicy.Registry("Reader", ("region", "eu-de"))) with { Says = "limited to region eu-de, but the image is in us-south" },
        Of("other-namespace", "no", IbmPolicy.Registry("Reader", ("resourceType", "namespace"), ("resource", "another"))) with { Says = "is for registry namespace another" },
        new("capital", "no", name => [IbmPolicy.Registry("Reader", ("resourceType", "Namespace"), ("resource", name))]) { Says = "write it in lowercase, as namespace" },
        Of("other-group", "no", IbmPolicy.Registry("Reader", ("resourceGroupId", "9f3"))) with { ResourceGroup = "0a1", Says = "is in 0a1" },
        Of("no-group", "no", IbmPolicy.Registry("Reader", ("resourceGroupId", "9f3"))) with { Says = "is in no resource group" },
        Of("region-for-global", "no", IbmPolicy.Registry("Reader", ("region", "us-south"))) with { Host = "icr.io", Says = "set geography=global" },
        Of("global-only", "no", IbmPolicy.Registry("Reader", ("geography", "global"))) with { Says = "limited to the global registry" },
        Of("platform", "no", IbmPolicy.Registry("Viewer")) with { Says = "grants only Viewer" },
        Of("inactive", "no", IbmPolicy.Registry("Reader") with { State = "deleted" }) with { Says = "the only policy that could be read does not cover it" },
        Of("other-service", "no", new IbmPolicy("Reader", ("serviceName", "cloud-object-storage", "stringEquals"))),
        new("empty", null, _ => []) { Says = "it might not be allowed to read them" },
    ];

    public Scene In(ControlPlane plane, RegistryWorld world)
    {
        var scene = new Scene(plane, world, $"i-p-{Name}").At(Host).Allowing("another/*");
        var policies = Policy(scene.Team);
        scene = scene.OfServiceId(IsGroups ? [] : policies)
            .WithAccount(IbmAccount.Standard(Host, Check.IbmCloud.AccountId) with { Namespaces = new Dictionary<string, string?> { [scene.Team] = ResourceGroup } });
        if (IsGroups) world.Ibm.AddGroup("pullers", Check.IbmCloud.AccountId, scene.Keys.Values.Select(key => world.Ibm.KeyOf(key)!), policies);
        return scene;
    }

    private static PolicyShape Of(string name, string access, IbmPolicy policy) => new(name, access, _ => [policy]);
}
