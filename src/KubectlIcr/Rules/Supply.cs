using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that bring a pull secret for the image into the pod's namespace.</summary>
internal static class Supply
{
    /// <summary>Copies a known secret that fits, or makes one.</summary>
    /// <param name="name">The name it has in the pod's namespace afterwards.</param>
    public static IReadOnlyList<Fix> Secret(Pull pull, out string name)
    {
        if (Donor.For(pull) is { } donor)
        {
            name = donor.Name;
            return donor.Namespace == pull.Namespace ? [] : [Copy(donor, donor.Name, pull)];
        }
        var host = pull.Image?.Registry ?? "REGISTRY";
        name = NewName(host);
        return [Fixes.CreateSecret(name, pull.Namespace, host, KeyHint(host))];
    }

    /// <summary>Brings a secret of exactly this name, which the pod already names: the pod heals by itself.</summary>
    public static Fix Named(Pull pull, string name)
    {
        var host = pull.Image?.Registry ?? "REGISTRY";
        return Donor.For(pull, name) is { } donor ? Copy(donor, name, pull) : Fixes.CreateSecret(name, pull.Namespace, host, KeyHint(host));
    }

    /// <summary>Where the key for a host comes from.</summary>
    public static string KeyHint(string host) => IcrDomain.TryGet(host, out var domain) switch
    {
        true when domain!.Endpoint == IcrEndpoint.Entitled => "the entitlement key is at https://myibm.ibm.com/products-services/containerlibrary",
        true => "with an IAM API key that has the Reader role on Container Registry for API_KEY",
        false => "with a user and password of that registry",
    };

    private static Fix Copy(Secret donor, string name, Pull pull) =>
        Fixes.CopySecret(donor, name, pull.Namespace, $"{Names.Secret(donor.Name, donor.Namespace)} has an entry for {pull.Image?.Registry}");

    private static string NewName(string host) => $"{host.Replace('.', '-').Replace(':', '-')}-pull";
}
