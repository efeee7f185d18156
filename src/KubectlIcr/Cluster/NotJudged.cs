namespace KubectlIcr.Cluster;

/// <summary>A document of which nothing, or not everything, could be judged.</summary>
/// <param name="Group">Its API group.</param>
internal sealed record NotJudged(string Kind, string Group, string Namespace, string Name, ObjectPlace Place, string Reason);
