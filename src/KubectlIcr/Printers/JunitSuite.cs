using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>One namespace's pulls as test cases; the last suites hold the rules that were not checked and the documents that were not checked.</summary>
internal sealed record JunitSuite(string Name, IReadOnlyList<JunitCase> Cases)
{
    public static IReadOnlyList<JunitSuite> Of(CheckReport report, Severity failOn)
    {
        var hits = report.Findings.SelectMany(finding => finding.Subjects, (finding, subject) => (Key: Key.Of(subject), finding)).ToLookup(hit => hit.Key, hit => hit.finding);
        var pulls = report.Pulls.Select(pull => (Key: Key.Of(pull), Name: $"{pull.Pod} {pull.Use} {pull.Image.Raw}", pull.Owner)).ToList();
        var listed = pulls.Select(pull => pull.Key).ToHashSet();
        // A list leaves out the containers that pull well, of which there may yet be something to say.
        var others = report.Findings.SelectMany(finding => finding.Subjects).Where(subject => !listed.Contains(Key.Of(subject)))
            .Select(subject => (Key: Key.Of(subject), Name: $"{subject.Pod} {subject.Use}", subject.Owner)).DistinctBy(subject => subject.Key);
        var suites = pulls.Concat(others).GroupBy(pull => pull.Key.Namespace).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new JunitSuite(group.Key, [.. group.Select(pull => Case(pull.Key, pull.Name, pull.Owner, [.. hits[pull.Key].Distinct()], failOn))]));
        return [.. suites, .. NotChecked(report), .. NotJudged(report.NotJudged ?? [])];
    }

    private static JunitCase Case(Key key, string name, string? owner, IReadOnlyList<Finding> findings, Severity failOn) => new(name, $"{key.Namespace}.{owner ?? key.Pod}")
    {
        Failures = [.. findings.Where(finding => finding.Severity <= failOn)],
        Remarks = [.. findings.Where(finding => finding.Severity > failOn)],
    };

    private static IEnumerable<JunitSuite> NotChecked(CheckReport report) => 
    [
        .. report.Skipped.Count == 0 ? Array.Empty<JunitSuite>() : [new("rules not checked", [.. report.Skipped.GroupBy(skip => skip.Rule).Select(rule => new JunitCase(rule.Key, "rules") { Skipped = string.Join("; ", rule.Select(skip => skip.Reason)) })])],
        .. report.Gaps is null ? Array.Empty<JunitSuite>() : [new("not read", [.. report.Gaps.Select(gap => new JunitCase(gap.Namespace is null ? gap.Kind : $"{gap.Kind} in namespace {gap.Namespace}", "not read") { Skipped = gap.Reason })])],
    ];

    private static IEnumerable<JunitSuite> NotJudged(IReadOnlyList<NotJudgedReport> documents) => documents.Count == 0
        ? []
        : [new("documents not checked", [.. documents.Select(one => new JunitCase(one.Title, "documents") { Skipped = one.Reason })])];

    private readonly record struct Key(string Namespace, string Pod, string Use)
    {
        public static Key Of(PullReport pull) => new(pull.Namespace, pull.Pod, pull.Use);

        public static Key Of(Subject subject) => new(subject.Namespace, subject.Pod, subject.Use ?? "");
    }
}

/// <summary>One pull, one rule that was not checked, or one document that was not checked.</summary>
internal sealed record JunitCase(string Name, string Class)
{
    public IReadOnlyList<Finding> Failures { get; init; } = [];

    /// <summary>What is too mild to fail for.</summary>
    public IReadOnlyList<Finding> Remarks { get; init; } = [];

    /// <summary>Why it was not checked; null when it was.</summary>
    public string? Skipped { get; init; }
}
