using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that copy images of other registries into Container Registry and let the pods use the copies.</summary>
internal static class IcrMirror
{
    private const int MostImages = 3;

    private const int MostPods = 3;

    private const string Namespace = "NAMESPACE";

    /// <summary>Namespaces that hold IBM's own images for every cluster.</summary>
    private static readonly string[] OfIbm = ["armada-master", "ibm", "ext", "obs"];

    /// <summary>Namespaces of the cluster whose pods are IBM's.</summary>
    private static readonly string[] Systems = ["kube-", "ibm-", "openshift-", "calico-", "tigera-"];

    public static IEnumerable<Fix> Of(IReadOnlyList<UnreachedRegistry> found, Egress egress, ClusterFacts facts)
    {
        var (host, @namespace) = Target(found, egress, facts);
        var images = found.Select(one => one.Pull).GroupBy(pull => Source(pull.Image!)).ToList();
        yield return LogIn(host, @namespace);
        foreach (var (image, index) in images.Take(MostImages).Select((image, index) => (image, index)))
        {
            var rest = index == MostImages - 1 ? More(images.Count - MostImages, "image") : "";
            yield return Copy(image.First().Image!, $"{host}/{@namespace}", rest);
            foreach (var fix in Use(image, host, @namespace, facts))
                yield return fix;
        }
    }

    private static Fix LogIn(string host, string @namespace)
    {
        var region = IcrDomain.TryGet(host, out var domain) ? domain.Region : null;
        return new Fix($"ibmcloud cr region-set {region ?? "REGION"} && ibmcloud cr login",
            $"log in to {host} to mirror the images to it{(@namespace == Namespace ? $" (replace {Namespace} with one from ibmcloud cr namespace-list)" : "")}");
    }

    private static Fix Copy(ImageReference image, string to, string rest) =>
        new($"skopeo copy --all {(image.Digest is null ? "" : "--preserve-digests ")}{Shell.Quote($"docker://{Source(image)}")} {Shell.Quote($"docker://{to}/{Path(image)}")}",
            $"copy the image with all its platforms, from a machine that can reach {image.Registry}{rest}");

    /// <summary>The pods of one image, with a pull secret first where they have none for the copy.</summary>
    private static IEnumerable<Fix> Use(IEnumerable<Pull> pulls, string host, string @namespace, ClusterFacts facts)
    {
        var sets = pulls.Select(pull => (Pull: pull, Fix: ImageFixes.Set(pull, $"{host}/{@namespace}/{Path(pull.Image!)}", "use the copy in the pods"))).DistinctBy(one => one.Fix.Run).ToList();
        foreach (var (one, index) in sets.Take(MostPods).Select((one, index) => (one, index)))
        {
            foreach (var fix in Secret(one.Pull, host, @namespace, facts))
                yield return fix;
            yield return index == MostPods - 1 ? one.Fix with { Why = $"{one.Fix.Why}{More(sets.Count - MostPods, "workload")}" } : one.Fix;
        }
    }

    /// <summary>The image of a bare pod is changed in place, so that only a restart lets it have the secret.</summary>
    private static IEnumerable<Fix> Secret(Pull pull, string host, string @namespace, ClusterFacts facts) =>
        pull.At($"{host}/{@namespace.ToLowerInvariant()}/{Path(pull.Image!)}") is not { Keyring: { Error: null, Tries.Count: 0 } } copy ? []
        : Owner.Of(pull.Pod).IsPod ? SecretProvisioning.AndUse(copy, facts)
        : SecretProvisioning.WithoutRestart(copy, facts);

    private static string More(int count, string noun) => count <= 0 ? "" : $" (repeat these steps for {Plural.Of(count, $"more {noun}")})";

    private static string Source(ImageReference image) => $"{image.Registry}/{image.Repository}{Reference(image)}";

    private static string Path(ImageReference image) =>
        $"{(image.Repository.StartsWith("library/", StringComparison.Ordinal) ? image.Repository["library/".Length..] : image.Repository)}{Reference(image)}";

    /// <summary>The digest where one is named, since skopeo does not accept a tag with it.</summary>
    private static string Reference(ImageReference image) => image.Digest is { } digest ? $"@{digest}" : $":{image.Tag}";

    /// <summary>The workers' region, or that of the cluster's own images; and the registry namespace that most of these have.</summary>
    private static (string Host, string Namespace) Target(IReadOnlyList<UnreachedRegistry> found, Egress egress, ClusterFacts facts)
    {
        var own = facts.Pods.Concat(facts.OtherPods).Where(pod => !Array.Exists(Systems, start => pod.Namespace.StartsWith(start, StringComparison.Ordinal))).SelectMany(pod => pod.Containers)
            .Select(container => Own(container.Image)).OfType<(string Host, string Namespace)>().ToList();
        var host = found.Select(one => IcrDomain.HostOf(egress.NodeOf(one)?.Region)).FirstOrDefault(host => host is not null) ?? MostOf(own.Select(one => one.Host)) ?? "REGION.icr.io";
        return (host, MostOf(own.Where(one => one.Host == host).Select(one => one.Namespace)) ?? Namespace);
    }

    /// <summary>Where an image of the account's own is; null for any other.</summary>
    private static (string Host, string Namespace)? Own(string raw) =>
        ImageReference.TryParse(raw, out var image, out _) && IcrDomain.TryGet(image.Registry, out var domain) && domain.Region is not (null or "global")
        && image.Repository.Split('/') is [var first, _, ..] && !OfIbm.Contains(first)
            ? (domain.PublicHost, first)
            : null;

    private static string? MostOf(IEnumerable<string> names) => names.CountBy(name => name).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault().Key;
}
