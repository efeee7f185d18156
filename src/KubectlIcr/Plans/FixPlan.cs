using KubectlIcr.Report;

namespace KubectlIcr.Plans;

/// <summary>What <c>--fix</c> does about a report: each step once, secrets before service accounts before pods. The rest is a person's.</summary>
/// <param name="Left">Errors it does nothing about, with the reason.</param>
/// <param name="Waits">The pods that should pull afterwards.</param>
internal sealed record FixPlan(IReadOnlyList<PlannedStep> Steps, IReadOnlyList<LeftFinding> Left, IReadOnlyList<Subject> Waits)
{
    public static FixPlan Of(IReadOnlyList<Finding> findings)
    {
        var mended = new List<(Finding Finding, IReadOnlyList<Step> Steps)>();
        var left = new List<LeftFinding>();
        foreach (var finding in findings.Where(finding => finding.Severity == Severity.Error))
        {
            if (Mending.Obstacle(finding, mended.SelectMany(one => one.Steps)) is { } why)
                left.Add(new LeftFinding(finding, why));
            else
                mended.Add((finding, Mending.StepsOf(finding)));
        }
        return new FixPlan(Ordered(mended), left, Waiting(mended, left));
    }

    /// <summary>The pods without a controller, which the plan does not delete: only a person knows whether that is safe.</summary>
    public IEnumerable<ReplacePod> BarePods => Steps.Select(planned => planned.Step).OfType<ReplacePod>();

    private static List<PlannedStep> Ordered(IEnumerable<(Finding Finding, IReadOnlyList<Step> Steps)> mended) =>
        [.. mended.SelectMany(one => one.Steps, (one, step) => (step, one.Finding))
            .GroupBy(pair => pair.step, pair => pair.Finding)
            .Select(group => new PlannedStep(group.Key, [.. group]))
            .OrderBy(planned => Mending.Rank(planned.Step))];

    /// <summary>A pod with an error that is left can't pull yet, and neither can a bare pod that is not made anew.</summary>
    private static List<Subject> Waiting(List<(Finding Finding, IReadOnlyList<Step> Steps)> mended, List<LeftFinding> left)
    {
        var stuck = left.SelectMany(one => one.Finding.Subjects).Select(Key)
            .Concat(mended.SelectMany(one => one.Steps).OfType<ReplacePod>().Select(pod => (pod.Namespace, pod.Name))).ToHashSet();
        return [.. mended.SelectMany(one => one.Finding.Subjects).Where(subject => subject.Kind == "Pod" && !stuck.Contains(Key(subject))).DistinctBy(Key)];
    }

    private static (string Namespace, string Name) Key(Subject subject) => (subject.Namespace, subject.Name);
}

/// <summary>One step, and the findings it mends.</summary>
internal sealed record PlannedStep(Step Step, IReadOnlyList<Finding> For);

/// <summary>An error that <c>--fix</c> does nothing about.</summary>
internal sealed record LeftFinding(Finding Finding, string Why);
