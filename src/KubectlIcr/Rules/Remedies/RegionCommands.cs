using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary><c>ibmcloud cr</c> commands for the account's registry in the region of one image. They act on the region that was set last, so that comes first.</summary>
internal static class RegionCommands
{
    public static Fix ListImages { get; } = Fix.Show("ibmcloud cr image-list", "list the images in that region");

    /// <summary>Where the region is not known.</summary>
    public static Fix FindImage { get; } = Fix.Show("ibmcloud cr image-list", "find the image: its name starts with the region's host (ibmcloud cr region-set switches to another region)");

    /// <summary>The region in words: <c>region us-south</c>; the host where IBM's table has no region for it.</summary>
    public static string Name(Pull pull) =>
        IcrDomain.TryGet(pull.Image?.Registry, out var domain) && domain.Region is { } region ? $"region {region}" : pull.Image?.Registry ?? "the registry";

    /// <summary>Nothing for images that are not the account's own: other vendors', IBM's entitled and open ones.</summary>
    public static IEnumerable<Fix> For(Pull pull, params Fix[] commands) => For(pull, "", commands);

    /// <param name="or">Begins the first comment, where the commands are an alternative to those before.</param>
    public static IEnumerable<Fix> For(Pull pull, string or, params Fix[] commands) =>
        pull.Image is { } image && IcrDomain.TryGet(image.Registry, out var domain)
        && domain.Endpoint != IcrEndpoint.Entitled && !IcrDomain.IsOpenImage(image.Registry, image.Repository)
            ? [Fix.Show($"ibmcloud cr region-set {domain.Region ?? "REGION"}", $"{or}switch the CLI to {domain.Region ?? $"the region of {domain.Host}"}"), .. commands]
            : [];
}
