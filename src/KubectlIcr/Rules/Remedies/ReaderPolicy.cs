using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that let a service ID pull from a registry namespace.</summary>
internal static class ReaderPolicy
{
    /// <summary>Placeholder for an unknown service ID.</summary>
    public const string Unknown = "SERVICE_ID";

    private static string Allow(string whom) => $"allow {whom} to pull from this registry namespace (takes effect within ten minutes)";

    /// <summary>Shows what the service ID is allowed to do, then lets it pull.</summary>
    /// <param name="service">A service ID as a word for a shell.</param>
    /// <param name="owner">Whose policies are shown.</param>
    public static Fix[] Grant(IcrDomain domain, string @namespace, string service, string owner = "the API key's service ID") =>
    [
        .. service == Unknown ? [Fix.Show("ibmcloud iam service-ids", "list the service IDs (kubectl icr check --iam shows which one owns the API key)")] : Array.Empty<Fix>(),
        Fix.Show($"ibmcloud iam service-policies {service}", $"show the policies of {(service == Unknown ? "the service ID" : owner)}"),
        Create(domain, @namespace, service),
    ];

    /// <summary>Lets a service ID pull from a registry namespace.</summary>
    public static Fix Create(IcrDomain domain, string @namespace, string service) =>
        new($"ibmcloud iam service-policy-create {service} {Terms(domain, @namespace)}", Allow("the service ID"));

    /// <summary>The same for the identity that a key is known to be.</summary>
    public static Fix[] Grant(IcrDomain domain, string @namespace, KeyIdentity who) => who.Kind switch
    {
        IdentityKind.ServiceId => Grant(domain, @namespace, Shell.Quote(who.Id)),
        IdentityKind.TrustedProfile =>
            [new Fix($"ibmcloud iam trusted-profile-policy-create {Shell.Quote(who.Id)} {Terms(domain, @namespace)}", Allow("the trusted profile"))],
        _ => [new Fix($"ibmcloud iam user-policy-create {Shell.Quote(who.Name ?? who.Id)} {Terms(domain, @namespace)}", Allow("the user"))],
    };

    private static string Terms(IcrDomain domain, string @namespace)
    {
        var place = domain.Region switch { null => "", "global" => "--attributes geography=global ", var region => $"--region {region} " };
        return $"--roles Reader --service-name container-registry {place}--resource-type namespace --resource {Shell.Quote(@namespace)}";
    }
}
