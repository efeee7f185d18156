using System.Text.Json.Nodes;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Plans;

/// <summary>One question to a node: does it pull this image with these credentials? Asked once for all pulls that are alike.</summary>
/// <param name="Node">Null for whichever the scheduler chooses.</param>
/// <param name="Secrets">The pull secrets of the trial pod; null where it is to get its service account's, as a new pod would.</param>
internal sealed record Trial(string Namespace, string? Node, string Image, string ServiceAccount, IReadOnlyList<string>? Secrets)
{
    /// <summary>A secret of the user's choice; null for the pods' own.</summary>
    public string? Candidate { get; init; }

    public required IReadOnlyList<Pull> Pulls { get; init; }

    /// <summary>The spec of a pod like those that are asked about, whose tolerations and place the trial pod shares; null where it was not read.</summary>
    public JsonObject? Like { get; init; }

    /// <summary>The first of the pods that are asked about.</summary>
    public Cluster.Pod Pod => Pulls[0].Pod;

    /// <summary>E.g. <c>us.icr.io/team/app:1.0 on node 10.0.0.7</c>.</summary>
    public string Title => $"{Image} {(Node is null ? "on a node that the scheduler chooses" : $"on node {Node}")}";

    /// <summary>The trial tells how this pull fares: no other node, no other credential.</summary>
    public bool IsOf(Pull pull) => Candidate is null && (pull.Pod.NodeName is null || pull.Pod.NodeName == Node);
}
