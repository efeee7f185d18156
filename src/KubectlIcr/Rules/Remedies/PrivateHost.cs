using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>The way round the public network: the <c>private.</c> name of the same region, which serves the same images.</summary>
internal static class PrivateHost
{
    /// <summary>The private name of the image's region; null where there is none, or the image already uses it.</summary>
    public static string? Of(Pull pull) =>
        IcrDomain.TryGet(pull.Image?.Registry, out var domain) && domain is { Region: not null, Endpoint: IcrEndpoint.Public or IcrEndpoint.Bluemix }
            ? $"private.{domain.PublicHost}"
            : null;

    /// <summary>Pulls the same image by its private name, with a secret for that name first where the pod has none.</summary>
    /// <param name="isOnlyWay">Also where such a secret is still to be created.</param>
    public static IEnumerable<Fix> Instead(Pull pull, ClusterFacts facts, string why, bool isOnlyWay = false)
    {
        if (Of(pull) is not { } host)
            return [];
        var set = ImageFixes.Set(pull, ImageOnHost.Of(pull, host), $"{why} (works only from within IBM Cloud)");
        var there = pull.At(ImageOnHost.Of(pull, host));
        return there.Keyring is not { Error: null, Tries.Count: 0 } ? [set]
            : isOnlyWay || ReusableSecret.For(there) is not null ? [.. SecretProvisioning.WithoutRestart(there, facts), set]
            : [];
    }
}
