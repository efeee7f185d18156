using KubectlIcr.Kubelet;

namespace KubectlIcr.Rules;

/// <summary>The node of a pull, for messages about faults that are the node's own.</summary>
internal static class Nodes
{
    public static string Name(Pull pull) => pull.Pod.NodeName is { } node ? $"node {node}" : "the node";

    /// <summary>As a word for a command.</summary>
    public static string Quoted(Pull pull) => Shell.Quote(pull.Pod.NodeName ?? "NODE");
}
