namespace KubectlIcr.Report;

/// <summary>Many findings of one rule that differ only in namespace, repository or tag: for a person one cause, with an example. A few stand for themselves.</summary>
internal sealed record FindingGroup(IReadOnlyList<Finding> Findings)
{
    /// <summary>The fixes of so few are not too much to read.</summary>
    private const int Few = 3;

    /// <summary>The group's first finding, which stands for the others.</summary>
    public Finding Example => Findings[0];

    public bool IsSingle => Findings.Count == 1;

    /// <summary>The cause; of several findings with how many namespaces it is about, and <c>*</c> for what else differs.</summary>
    public string Message => IsSingle ? Example.Message : Example.GroupKey.Replace(" in namespace *", Namespaces == 1 ? $" in namespace {Subjects[0].Namespace}" : $" in {Namespaces} namespaces", StringComparison.Ordinal);

    /// <summary>As certain as the least certain of them.</summary>
    public Certainty Certainty { get; } = Findings.Max(finding => finding.Certainty);

    public IReadOnlyList<Subject> Subjects { get; } = [.. Findings.SelectMany(finding => finding.Subjects).Distinct()];

    public int Namespaces => Subjects.Select(subject => subject.Namespace).Distinct().Count();

    /// <summary>The images of the findings that have one.</summary>
    public IReadOnlyList<string> Images => [.. Findings.Select(finding => finding.Image).OfType<string>().Distinct()];

    /// <summary>As <see cref="Finding.FixedBy"/>; <c>partly</c> where it is not the same for all.</summary>
    public string? FixedBy => Findings.Select(finding => finding.FixedBy).Distinct().ToList() is [var one] ? one : "partly";

    /// <summary>How many groups of a severity a person sees.</summary>
    public static int Count(IEnumerable<Finding> findings, Severity severity) => Of(findings.Where(finding => finding.Severity == severity)).Count;

    /// <summary>Errors first, within a severity those with the most containers first.</summary>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<Finding> findings) =>
    [
        .. findings.GroupBy(finding => (finding.Severity, finding.Id, finding.GroupKey)).SelectMany(group => Together([.. group]))
            .OrderBy(group => group.Example.Severity).ThenByDescending(group => group.Subjects.Count),
    ];

    private static IEnumerable<FindingGroup> Together(IReadOnlyList<Finding> alike) => alike.Count > Few ? [new(alike)] : alike.Select(finding => new FindingGroup([finding]));
}
