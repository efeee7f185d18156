using KubectlIcr.Cluster;

namespace KubectlIcr.Rules;

/// <summary>The image for a pod that looks at a node: one with a shell that the node has, or can pull where public registries are out of reach.</summary>
internal static class DebugImage
{
    /// <summary>
    /// The image of IBM Cloud's own network health checks, which its nodes pull over the private network. Source: IBM's page on health check NHC003.
    /// </summary>
    public const string OfIbmCloud = "us.icr.io/armada-master/network-alpine:latest";

    private const string OfDockerHub = "busybox";

    private static readonly string[] Small = ["network-alpine", "busybox", "alpine", "toolbox", "support-tools"];

    /// <param name="node">Null where the pod has none.</param>
    public static string For(string? node, ClusterFacts facts) =>
        OnNode(node is null ? null : facts.Node(node).Value) ?? (facts.Identity.Id is null ? OfDockerHub : OfIbmCloud);

    /// <summary>The node must pull the image first.</summary>
    public static bool IsPulled(string? node, ClusterFacts facts) => OnNode(node is null ? null : facts.Node(node).Value) is null;

    private static string? OnNode(Node? node) =>
        Small.Select(name => node?.Images.FirstOrDefault(image => Repository(image) == name)).FirstOrDefault(image => image is not null);

    /// <summary>The last part of the name; null for a digest, which is not readable.</summary>
    private static string? Repository(string image) => image.Contains('@') ? null : image.Split('/')[^1].Split(':')[0];
}
