using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Plans;
using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Commands;

/// <summary>What comes after a change: waiting until the pods pull, and checking again.</summary>
internal sealed class FollowUp(Func<Action<string>, IObjectSource> open, CheckInvocation check, FixPlan plan, Terminal terminal)
{
    /// <param name="failed">Namespaces where a change failed: their pods are not waited for.</param>
    public async Task WaitAsync(TimeSpan timeout, IReadOnlySet<string?> failed, CancellationToken cancel)
    {
        var found = await LookAsync(plan.Waits.Where(pod => !failed.Contains(pod.Namespace)), timeout, cancel);
        var late = found.Where(one => !one.HasPulled).Select(one => $"{one.Track.Namespace}/{one.Track.Name}").ToList();
        if (late.Count > 0)
            terminal.Say($"Some pods still can't pull their images: {ShortList.Of(late, 5)}");
    }

    /// <param name="before">What was found before the change: said again where the pods that were named are gone.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> CheckAgainAsync(CheckReport before, CancellationToken cancel)
    {
        var named = Selection.Parse(check.Names).Names;
        if (named.Count == 0)
            return check.Print(await check.ReportAsync(terminal, cancel, open), terminal);
        var mended = plan.Mends.SelectMany(finding => finding.Subjects).Where(subject => subject.Kind == "Pod" && named.Any(name => name.Name == subject.Name));
        var found = await LookAsync(mended, TimeSpan.Zero, cancel);
        string[] names = [.. named.SelectMany(name => Followed(name, found)).Distinct()];
        return check.Print(names.Length == 0 ? before : await (check with { Names = names }).ReportAsync(terminal, cancel, open), terminal);
    }

    private async Task<IReadOnlyList<Tracked>> LookAsync(IEnumerable<Subject> pods, TimeSpan timeout, CancellationToken cancel)
    {
        PodTrack[] tracks = [.. pods.Select(pod => new PodTrack(pod.Namespace, pod.Name, pod.Owner)).Distinct()];
        if (tracks.Length == 0)
            return [];
        await using var progress = Progress.On(terminal);
        return await new PullWatch(open(progress.Say), TimeProvider.System, progress.Say).UntilPulledAsync(tracks, timeout, cancel);
    }

    /// <summary>A pod that was replaced is now those of its owner.</summary>
    private static IEnumerable<string> Followed(ResourceName name, IReadOnlyList<Tracked> found) =>
        name.Type == ResourceType.Pod && found.FirstOrDefault(one => one.Track.Name == name.Name) is { } followed
            ? followed.Pods.Select(pod => $"pod/{pod.Name}")
            : [$"{name.Type.Plural}/{name.Name}"];
}
