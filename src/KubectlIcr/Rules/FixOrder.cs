using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Makes the commands of several containers run well one after the other.</summary>
internal static class FixOrder
{
    /// <summary>The commands of one finding: each once, pods that are deleted in one command, and what makes pods anew last.</summary>
    public static IReadOnlyList<Fix> Of(IEnumerable<Fix> fixes) =>
        [.. fixes.DistinctBy(fix => fix.Run).GroupBy(Deletion).Select(Together).OrderBy(fix => fix.Step is Recreation and not DeletePods { After: not null })];

    /// <summary>Equal for commands that differ only in the pods they delete.</summary>
    private static object Deletion(Fix fix) => fix.Step is DeletePods pods ? (pods.Namespace, pods.After) : fix;

    private static Fix Together(IEnumerable<Fix> same)
    {
        var first = same.First();
        return first.Step is DeletePods pods
            ? Fixes.Delete(pods with { Names = [.. same.Select(fix => fix.Step).OfType<DeletePods>().SelectMany(step => step.Names)] }, first.Why)
            : first;
    }
}
