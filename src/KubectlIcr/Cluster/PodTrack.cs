namespace KubectlIcr.Cluster;

/// <summary>A pod to follow: where it is replaced, those that its owner makes take its place.</summary>
/// <param name="Owner">The top controller as <c>Kind/name</c>; null for a bare pod.</param>
internal sealed record PodTrack(string Namespace, string Name, string? Owner)
{
    public bool Leads(Pod pod) => pod.Namespace == Namespace && (Owner is null ? pod.Name == Name : pod.Owner == Owner);
}

/// <summary>Where a track leads now.</summary>
/// <param name="Pods">Those that live.</param>
internal sealed record Tracked(PodTrack Track, IReadOnlyList<Pod> Pods)
{
    public bool HasPulled => Pods.Count > 0 && Pods.All(pod => pod.HasPulled);
}
