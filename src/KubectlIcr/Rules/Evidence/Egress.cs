using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Which registries the nodes reach and which they don't, over all pulls of the run: what the rules on a VPC cluster's network judge by.</summary>
internal sealed class Egress(IReadOnlyList<Pull> pulls, ClusterFacts facts)
{
    private const int Few = 3;

    private readonly List<UnreachedRegistry> unreached = [.. pulls.Select(UnreachedRegistry.Of).OfType<UnreachedRegistry>()];

    private readonly List<Node> nodes = [.. facts.Nodes.Values.Select(fact => fact.Value).OfType<Node>()];

    /// <summary>The pulls that fail on one side, from nodes where none fails on the other: where both do, it is the node's whole network.</summary>
    private IEnumerable<UnreachedRegistry> OneSided(bool isIcr)
    {
        var both = unreached.Where(one => one.IsIcr != isIcr).Select(one => one.Node).ToHashSet();
        return unreached.Where(one => one.IsIcr == isIcr && !both.Contains(one.Node));
    }

    /// <summary>From outside Container Registry, on nodes of a VPC whose version can block them.</summary>
    public IReadOnlyList<UnreachedRegistry> Outside => [.. OneSided(isIcr: false).Where(one => NodeOf(one) is { IsVpc: true, MayBlockOutbound: true })];

    /// <summary>From Container Registry, on nodes of a VPC.</summary>
    public IReadOnlyList<UnreachedRegistry> Icr => [.. OneSided(isIcr: true).Where(one => !one.IsDns && NodeOf(one) is { IsVpc: true })];

    /// <summary>Names of Container Registry that nodes of a VPC can't resolve, and with them whatever else those nodes can't.</summary>
    public IReadOnlyList<UnreachedRegistry> Unresolved
    {
        get
        {
            var without = unreached.Where(one => one is { IsDns: true, IsIcr: true } && NodeOf(one) is { IsVpc: true }).Select(one => one.Node).ToHashSet();
            return [.. unreached.Where(one => one.IsDns && without.Contains(one.Node))];
        }
    }

    /// <summary>Why nobody can tell whether the nodes are of a VPC cluster; empty where one of them was read, or none matters.</summary>
    public IEnumerable<string> Untold(bool isIcr) =>
        nodes.Count > 0 ? [] : OneSided(isIcr).Select(one => facts.Node(one.Node).Unread).OfType<string>().Distinct().Take(1);

    /// <summary>A container that came past its image from that side; null where none was read.</summary>
    public Evidence? Reached(bool isIcr) => facts.Pods.Concat(facts.OtherPods)
        .Where(pod => pod is { IsTemplate: false, NodeName: not null })
        .SelectMany(pod => pod.Containers, (pod, container) => (pod, container))
        .Where(one => one.container is { State.HasImage: true, PullPolicy: not "Never" } && IsOf(one.container.Image, isIcr))
        .Select(one => new Evidence("pod", $"a container on node {one.pod.NodeName} has image {one.container.Image}"))
        .FirstOrDefault();

    /// <summary>The label that tells a VPC cluster.</summary>
    public Evidence? Vpc(IReadOnlyList<UnreachedRegistry> found) =>
        found.Select(NodeOf).OfType<Node>().Select(node => new Evidence("node", $"{node.Name} has label {Node.LabelPrefix}iaas-provider=g2: it is a VPC worker")).FirstOrDefault();

    /// <summary>The first text of each host, and what the registry answered to this machine.</summary>
    public static IEnumerable<Evidence> Texts(IReadOnlyList<UnreachedRegistry> found) =>
        found.DistinctBy(one => one.Registry).Take(Few).SelectMany(one => new[] { CommonEvidence.Text(one.Pull, one.Failure) }.Concat(CommonEvidence.OtherSide(one.Pull)))
            .Concat(found.DistinctBy(one => one.Registry).Count() - Few is > 0 and var rest ? [Evidence.Note($"{rest} more {(rest == 1 ? "registry is" : "registries are")} affected")] : []);

    /// <summary>The hosts, as messages name them.</summary>
    public static string Hosts(IReadOnlyList<UnreachedRegistry> found) => Short(found.Select(one => one.Registry));

    /// <summary>How many pulls of which nodes.</summary>
    public static string Extent(IReadOnlyList<UnreachedRegistry> found)
    {
        var nodes = found.Select(one => one.Node).Distinct().ToList();
        return $"{found.Count} pull{(found.Count == 1 ? "" : "s")} on node{(nodes.Count == 1 ? "" : "s")} {Short(nodes)}";
    }

    /// <summary>Names in their order, the first few of many.</summary>
    public static string Short(IEnumerable<string> names)
    {
        var all = names.Distinct().Order(StringComparer.Ordinal).ToList();
        return all.Count > Few + 1 ? ShortList.Of(all, Few) : ShortList.All(all);
    }

    /// <summary>The worker itself; where it was not read any other, since a cluster is of one kind.</summary>
    public Node? NodeOf(UnreachedRegistry one) => facts.Node(one.Node).Value ?? nodes.FirstOrDefault();

    private static bool IsOf(string image, bool isIcr) =>
        ImageReference.TryParse(image, out var parsed, out _) && (isIcr ? IcrDomain.IsIcr(parsed.Registry) : UnreachedRegistry.IsOutside(parsed.Registry));
}
