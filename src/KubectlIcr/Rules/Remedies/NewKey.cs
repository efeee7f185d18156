using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Where a credential for a registry comes from, when no known one will do.</summary>
internal static class NewKey
{
    /// <summary>The commands that create a service ID's API key for the image's registry namespace; none where IBM Cloud IAM gives no keys for the registry.</summary>
    public static IReadOnlyList<Fix> For(Pull pull) =>
        pull.Image is { } image && IcrDomain.TryGet(image.Registry, out var domain) && domain is { TakesApiKeys: true, IsKnown: true }
            ? Of(domain, image.Repository.Split('/')[0], Shell.Quote($"pull-{pull.Namespace}-{image.Repository.Split('/')[0]}"))
            : [];

    /// <summary>A new service ID with a key that can pull from the registry namespace and nothing else.</summary>
    private static Fix[] Of(IcrDomain domain, string @namespace, string name) =>
        [
            new Fix($"ibmcloud iam service-id-create {name}", "create a service ID that is only used to pull"),
            ReaderPolicy.Create(domain, @namespace, name),
            new Fix($"ibmcloud iam service-api-key-create {name} {name}", "create its API key, which is printed only once, to use as API_KEY below"),
        ];

    /// <summary>What to put for the placeholders of a command that stores the credential.</summary>
    public static string Hint(string host) => IcrDomain.TryGet(host, out var domain) switch
    {
        true when domain!.Endpoint == IcrEndpoint.Entitled => "store your entitlement key in the secret: replace ENTITLEMENT_KEY with the key from https://myibm.ibm.com/products-services/containerlibrary",
        true => $"{(domain!.IsKnown ? "" : $"if registry {host} exists, ")}store an API key of a service ID that has the Reader role on Container Registry (ibmcloud iam service-api-key-create NAME SERVICE_ID creates one)",
        false => $"store a username and password for {host}",
    };
}
