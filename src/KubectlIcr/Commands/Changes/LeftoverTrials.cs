using System.Globalization;
using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>Deletes the trial pods that killed runs left in a namespace. Those of a run that may be alive, ours or another's, stay.</summary>
internal static class LeftoverTrials
{
    /// <summary>The clocks of two machines can differ by this much.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public static async Task DeleteAsync(LiveCluster cluster, string @namespace, Terminal terminal, CancellationToken cancel)
    {
        var all = await cluster.Stored.PodsAsync(@namespace, LabelSelector.Parse(TrialPod.Selector), cancel);
        var over = all.Where(TrialPod.Is).ToLookup(pod => StoredMeta.Of(pod).Labels[TrialPod.Label]);
        foreach (var run in over)
        {
            var isOver = TrialLock.IsOver(run.Key, terminal);
            foreach (var pod in run.Where(pod => isOver || IsLate(pod, DateTimeOffset.UtcNow)))
            {
                var target = new ObjectRef(ResourceType.Pod, @namespace, StoredMeta.Of(pod).Key.Name);
                terminal.Say(await TrialRun.DeleteAsync(cluster, target, StoredMeta.Of(pod).Uid) is { } left ? $"warning: {left}" : $"Deleted {target}, left behind by an earlier run.");
            }
        }
    }

    /// <summary>Its own deadline is over: whoever created it waits no more.</summary>
    private static bool IsLate(JsonObject pod, DateTimeOffset now) =>
        DateTimeOffset.TryParse(StoredMeta.Text(pod["metadata"]?["creationTimestamp"]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created)
        && pod["spec"]?["activeDeadlineSeconds"] is JsonValue value && value.TryGetValue(out int seconds)
        && now - created > TimeSpan.FromSeconds(seconds) + ClockSkew;
}
