using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>Goals for bare pods.</summary>
internal static class PodGoals
{
    /// <summary>The pod exists again: one with another UID is ours, or someone else's, which we leave alone.</summary>
    public static Goal Again(StoredObjects stored, CreateAgain again) => new(again.Target, async cancel =>
        (await stored.OneAsync(again.Target, cancel)).OrThrow() is { } now && StoredMeta.Of(now).Uid != again.Uid ? new Unchanged(again.Target, "unchanged", () => now) : again);
}
