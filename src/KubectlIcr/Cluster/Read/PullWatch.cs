using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Looks at pods again and again until their images are there.</summary>
internal sealed class PullWatch(IObjectSource source, TimeProvider clock, Action<string> say)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <returns>Where the tracks lead at the end: all pods have pulled, or the time is over.</returns>
    /// <exception cref="UserError">The pods can't be listed.</exception>
    public async Task<IReadOnlyList<Tracked>> UntilPulledAsync(IReadOnlyList<PodTrack> tracks, TimeSpan limit, CancellationToken cancel)
    {
        var begun = clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = Shorter(2 * pause, LongestPause))
        {
            var found = await LookAsync(tracks, cancel);
            var waiting = found.Count(one => !one.HasPulled);
            var left = limit - clock.GetElapsedTime(begun);
            if (waiting == 0 || left <= TimeSpan.Zero)
                return found;
            say($"waiting for the images to be pulled: {found.Count - waiting} of {found.Count}");
            await Task.Delay(Shorter(pause, left), clock, cancel);
        }
    }

    private async Task<IReadOnlyList<Tracked>> LookAsync(IReadOnlyList<PodTrack> tracks, CancellationToken cancel)
    {
        var namespaces = tracks.Select(track => track.Namespace).Distinct().ToList();
        var (items, gaps) = await WideList.ReadAsync(source, Resources.Pods, namespaces, everywhere: false, Query.Everything, cancel);
        if (gaps.Count > 0)
            throw new UserError($"error: can't tell whether the pods pull now: {gaps[0]}");
        var pods = items.Where(Lives).Select(PodFacts.Of).ToList();
        return [.. tracks.Select(track => new Tracked(track, [.. pods.Where(track.Leads)]))];
    }

    /// <summary>Evicted and terminating pods show nothing.</summary>
    private static bool Lives(PodWire pod) => pod is { IsGoing: false, Status.Phase: not "Failed" };

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
