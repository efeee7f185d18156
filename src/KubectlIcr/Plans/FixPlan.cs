using KubectlIcr.Report;

namespace KubectlIcr.Plans;

/// <summary>What <c>--fix</c> does about a report: each step once, secrets before service accounts before pods. The rest is a person's.</summary>
/// <param name="Left">Errors it does nothing about, with the reason.</param>
/// <param name="Bare">Pods without a controller that it does not recreate: only a person can decide whether that is safe.</param>
/// <param name="Waits">The pods that should pull afterwards.</param>
internal sealed record FixPlan(IReadOnlyList<PlannedStep> Steps, IReadOnlyList<LeftFinding> Left, IReadOnlyList<ReplacePod> Bare, IReadOnlyList<Subject> Waits)
{
    /// <summary>The findings it fixes.</summary>
    public IReadOnlyList<Finding> Mends => [.. Steps.SelectMany(planned => planned.For).Distinct()];

    /// <param name="barePods">Pods without a controller are recreated too.</param>
    public static FixPlan Of(IReadOnlyList<Finding> findings, bool barePods = false)
    {
        var mended = new List<(Step Step, Finding Finding)>();
        var left = new List<LeftFinding>();
        foreach (var finding in findings.Where(finding => finding.Severity == Severity.Error))
        {
            if (Fixability.Obstacle(finding, mended.Select(pair => pair.Step), barePods) is { } why)
                left.Add(new LeftFinding(finding, why));
            else
                mended.AddRange(Fixability.StepsOf(finding).Select(step => (step, finding)));
        }
        IReadOnlyList<ReplacePod> bare = barePods ? [] : [.. mended.Select(pair => pair.Step).OfType<ReplacePod>().Distinct()];
        mended.RemoveAll(pair => pair.Step is ReplacePod && !barePods);
        return new FixPlan(Ordered(mended), left, bare, Waiting(mended.Select(pair => pair.Finding), [.. left.SelectMany(one => one.Finding.Subjects).Select(Key), .. bare.Select(pod => (pod.Namespace, pod.Name))]));
    }

    /// <summary>The findings, each with what <c>--fix</c> does about it.</summary>
    public static IReadOnlyList<Finding> Marked(IReadOnlyList<Finding> findings)
    {
        var left = new Dictionary<Finding, string>(Of(findings).Left.Select(one => KeyValuePair.Create(one.Finding, one.Why)), ReferenceEqualityComparer.Instance);
        return [.. findings.Select(finding => finding with { FixedBy = finding.Fixes.Count == 0 ? "none" : finding.Severity != Severity.Error ? Fixability.Manual : Fixability.By(finding, left.GetValueOrDefault(finding)) })];
    }

    private static List<PlannedStep> Ordered(IEnumerable<(Step Step, Finding Finding)> mended) =>
        [.. mended.GroupBy(pair => pair.Step, pair => pair.Finding).Select(group => new PlannedStep(group.Key, [.. group])).OrderBy(planned => Fixability.Rank(planned.Step))];

    /// <param name="stuck">Those with an error that is left, and those that are not recreated.</param>
    private static List<Subject> Waiting(IEnumerable<Finding> mended, HashSet<(string Namespace, string Name)> stuck) =>
        [.. mended.SelectMany(finding => finding.Subjects).Where(subject => subject.Kind == "Pod" && !stuck.Contains(Key(subject))).DistinctBy(Key)];

    private static (string Namespace, string Name) Key(Subject subject) => (subject.Namespace, subject.Name);
}

/// <summary>One step, and the findings it fixes.</summary>
internal sealed record PlannedStep(Step Step, IReadOnlyList<Finding> For);
