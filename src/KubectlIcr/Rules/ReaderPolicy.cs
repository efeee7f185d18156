using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that let a service ID pull from a registry namespace.</summary>
internal static class ReaderPolicy
{
    private const string Late = "lets it pull from this namespace; takes up to ten minutes";

    /// <summary>Shows what the service ID may do, then lets it pull.</summary>
    /// <param name="service">A service ID as a word for a shell.</param>
    public static Fix[] Grant(IcrDomain domain, string @namespace, string service) =>
    [
        new Fix($"ibmcloud iam service-policies {service}", "shows what the key's service ID may do"),
        new Fix($"ibmcloud iam service-policy-create {service} {Terms(domain, @namespace)}", Late),
    ];

    /// <summary>The same for the identity that a key is known to be.</summary>
    public static Fix[] Grant(IcrDomain domain, string @namespace, KeyIdentity who) => who.Kind switch
    {
        IdentityKind.ServiceId => Grant(domain, @namespace, Shell.Quote(who.Id)),
        IdentityKind.TrustedProfile =>
            [new Fix($"ibmcloud iam trusted-profile-policy-create {Shell.Quote(who.Id)} {Terms(domain, @namespace)}", Late)],
        _ => [new Fix($"ibmcloud iam user-policy-create {Shell.Quote(who.Name ?? who.Id)} {Terms(domain, @namespace)}", Late)],
    };

    /// <summary>A new service ID with a key that can pull the image and nothing else.</summary>
    public static Fix[] NewKey(KeyAccess access, Pull pull)
    {
        var name = Shell.Quote($"pull-{pull.Namespace}");
        return
        [
            new Fix($"ibmcloud iam service-id-create {name}", "an identity for pulls alone"),
            new Fix($"ibmcloud iam service-policy-create {name} {Terms(access.Domain, access.Namespace)}", Late),
            new Fix($"ibmcloud iam service-api-key-create {name} {name}", $"prints the key to put into {Names.Secret(access.Key.Try.Secret, pull.Namespace)}"),
        ];
    }

    private static string Terms(IcrDomain domain, string @namespace)
    {
        var place = domain.Region switch { null => "", "global" => "--attributes geography=global ", var region => $"--region {region} " };
        return $"--roles Reader --service-name container-registry {place}--resource-type namespace --resource {Shell.Quote(@namespace)}";
    }
}
