using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>Whom a finding hits, pods of one owner counted together: <c>deployment/web in namespace team-a, 400 pods, container main</c>.</summary>
internal static class AffectedWorkloads
{
    public static IEnumerable<string> Of(IReadOnlyList<Subject> subjects, int most)
    {
        var groups = subjects.GroupBy(subject => (subject.Namespace, Owner: subject.Owner ?? $"{subject.Kind}/{subject.Name}", subject.UseWords)).ToList();
        foreach (var group in groups.Take(most))
            yield return Line(group.Key.Namespace, group.Key.Owner, [.. group]);
        if (groups.Count > most)
            yield return $"and {groups.Count - most} more (-o wide)";
    }

    /// <summary>How many they are, e.g. <c>300 containers in 120 namespaces</c>.</summary>
    public static string Count(IReadOnlyList<Subject> subjects) =>
        $"{Plural.Of(subjects.Count, UseWords.Noun(subjects.Select(subject => subject.Kind)))} in {Plural.Of(subjects.Select(subject => subject.Namespace).Distinct().Count(), "namespace")}";

    private static string Line(string @namespace, string owner, IReadOnlyList<Subject> subjects)
    {
        var pods = subjects[0].Owner is null || subjects[0].Kind != "Pod" ? "" : subjects.Count == 1 ? $", pod/{subjects[0].Name}" : $", {subjects.Count} pods";
        return $"{TypeName.Of(owner, @namespace)}{pods}{(subjects[0].UseWords is { } use ? $", {use}" : "")}";
    }
}
