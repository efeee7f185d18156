using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Makes the commands of several containers run well one after the other.</summary>
internal static class FixOrder
{
    /// <summary>The commands of one finding: each once, pods that are deleted in one command, what recreates pods after them, and an alternative to all of them last.</summary>
    public static IReadOnlyList<Fix> Of(IEnumerable<Fix> fixes) =>
        [.. fixes.DistinctBy(fix => fix.Run).GroupBy(Deletion).Select(Together).OrderBy(fix => fix.IsAlternative ? 2 : MakesPodsAnew(fix) ? 1 : 0)];

    /// <summary>Equal for commands that differ only in the pods they delete.</summary>
    private static object Deletion(Fix fix) => fix.Steps is [DeletePod pod, ..] ? (pod.Namespace, pod.After) : fix;

    private static Fix Together(IEnumerable<Fix> same)
    {
        var pods = same.SelectMany(fix => fix.Steps).OfType<DeletePod>().ToList();
        return pods.Count > 1 && PodFixes.Delete(pods, "") is var all ? same.First() with { Run = all.Run, Caution = all.Caution, Steps = pods } : same.First();
    }

    private static bool MakesPodsAnew(Fix fix) => fix.Steps.Any(step => step is Renewal and not DeletePod { After: not null });
}
