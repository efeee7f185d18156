using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Commands.Reports;

/// <summary>Puts facts, pulls and diagnosis together into the report.</summary>
internal static class CheckReports
{
    /// <param name="onlyFailing">The containers that pull well are counted, not listed.</param>
    public static CheckReport Build(ClusterFacts facts, IReadOnlyList<Pull> pulls, Diagnosis diagnosis, bool onlyFailing)
    {
        var ids = diagnosis.Findings
            .SelectMany(finding => finding.Subjects, (finding, subject) => (subject, finding.Id))
            .ToLookup(pair => Key(pair.subject), pair => pair.Id);
        return new CheckReport
        {
            Cluster = Cluster(facts.Identity),
            Summary = Count(facts, pulls, diagnosis),
            Findings = diagnosis.Findings,
            Pulls = [.. pulls.Where(pull => pull.FailsNow || !onlyFailing).Select(pull => Pull(pull, ids))],
            Skipped = diagnosis.Skipped,
            Gaps = facts.Gaps.Count == 0 ? null : Gaps(facts.Gaps),
            TakenAt = facts.TakenAt,
        };
    }

    public static ReportCluster Cluster(ClusterIdentity cluster) => new(cluster.Source, cluster.Context, cluster.Server, cluster.Id);

    public static IReadOnlyList<GapReport> Gaps(IReadOnlyList<Gap> gaps) => [.. gaps.Select(gap => new GapReport(gap.Kind, gap.Namespace, gap.Reason))];

    private static Summary Count(ClusterFacts facts, IReadOnlyList<Pull> pulls, Diagnosis diagnosis) => new(
        facts.PodsAsked,
        facts.ContainersAsked,
        pulls.Count(pull => pull.FailsNow),
        diagnosis.Findings.Count(finding => finding.Severity == Severity.Error),
        diagnosis.Findings.Count(finding => finding.Severity == Severity.Warning),
        diagnosis.Findings.Count(finding => finding.Severity == Severity.Info),
        diagnosis.Skipped.Select(skip => skip.Rule).Distinct().Count())
    {
        Ignored = diagnosis.Ignored,
    };

    private static PullReport Pull(Pull pull, ILookup<(string, string, string, string?), string> ids) => new()
    {
        Namespace = pull.Namespace,
        Pod = pull.Pod.IsTemplate && pull.Pod.Kind != "Pod" ? $"{pull.Pod.Kind}/{pull.Pod.Name}" : pull.Pod.Name,
        Container = pull.Use.Name,
        Owner = pull.Pod.Owner,
        ServiceAccount = pull.Pod.ServiceAccountName,
        Image = new ImageReport(pull.Use.Image, pull.Image?.Registry, pull.Image?.Repository, pull.Image?.Tag, pull.Image?.Digest, pull.ImageError),
        State = pull.CreateFailure is not null ? "FailedCreate" : pull.Use.State is { } state ? state.Reason ?? state.Phase : null,
        Cause = pull.NodeFailure?.Cause.Name() ?? (pull.CreateFailure is null ? null : PullCause.Other.Name()),
        Candidates = [.. (pull.NodeFailure?.Candidates ?? []).Select(cause => cause.Name())],
        Text = pull.NodeFailure?.Text ?? pull.CreateFailure,
        Summary = pull.NodeFailure?.Summary,
        Credentials = pull.Keyring is { } keyring ? Credentials(pull, keyring) : null,
        PullSecrets = SecretTraces.Of(pull),
        Registry = PullReports.Registry(pull),
        Node = pull.Trial is { } trial ? new NodeReport(trial.Node, trial.Secret, trial.Result, trial.Words, trial.Took?.TotalSeconds, trial.Bytes, trial.Digest) : null,
        Findings = [.. ids[(pull.Pod.Kind, pull.Namespace, pull.Pod.Name, pull.Use.Name)].Distinct()],
    };

    private static CredentialsReport Credentials(Pull pull, Keyring keyring) => new(
        keyring.Error,
        [.. keyring.Tries.Select((t, index) => new TryReport(t.Secret, t.Entry.RegistryKey.Shown, t.Entry.Credential.Username)
        {
            ApiKey = PullReports.ApiKey(pull, t),
            Node = Node(pull.NodeFailure, keyring, index),
        })],
        [.. keyring.Ignored.Select(ignored => new IgnoredReport(ignored.Secret, ignored.Reason))]);

    /// <summary>A text with as many errors as credentials says which is whose.</summary>
    private static NodeAnswer? Node(PullFailure? failure, Keyring keyring, int index) =>
        failure is not null && failure.Parts.Count == keyring.Tries.Count ? new NodeAnswer(failure.Parts[index].Cause.Name(), failure.Parts[index].Summary) : null;

    private static (string, string, string, string?) Key(Subject subject) => (subject.Kind, subject.Namespace, subject.Name, subject.Container);
}
