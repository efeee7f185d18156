using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Plans;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Commands.Reports;

/// <summary>Puts facts, pulls and diagnosis together into the report.</summary>
internal static class CheckReports
{
    /// <param name="onlyFailing">The containers that pull well are counted, not listed.</param>
    public static CheckReport Build(ClusterFacts facts, Diagnosis diagnosis, bool onlyFailing)
    {
        var ids = diagnosis.Findings
            .SelectMany(finding => finding.Subjects, (finding, subject) => (subject, finding.Id))
            .ToLookup(pair => Key(pair.subject), pair => pair.Id);
        var running = new RunningPods(facts);
        var pulls = diagnosis.Pulls;
        var listed = pulls.Where(pull => pull.FailsNow || pull.LongPullSince is not null || !onlyFailing).Select(pull => Pull(pull, ids, running));
        return new CheckReport
        {
            Cluster = Cluster(facts.Identity),
            Summary = Count(facts, diagnosis),
            Findings = pulls.Any(pull => pull.Pod.Manifest is not null) ? diagnosis.Findings : FixPlan.Marked(diagnosis.Findings),
            Pulls = [.. diagnosis.OnlyRules.Count == 0 ? listed : listed.Where(pull => pull.Findings.Count > 0)],
            OnlyRules = diagnosis.OnlyRules,
            Skipped = diagnosis.Skipped,
            Gaps = facts.Gaps.Count == 0 ? null : Gaps(facts.Gaps),
            NotJudged = facts.NotJudged.Count == 0 ? null : [.. facts.NotJudged.Select(NotJudged)],
            TakenAt = facts.TakenAt,
        };
    }

    public static ReportCluster Cluster(ClusterIdentity cluster) => new(cluster.Source, cluster.Context, cluster.Server, cluster.Id);

    public static IReadOnlyList<GapReport> Gaps(IReadOnlyList<Gap> gaps) => [.. gaps.Select(gap => new GapReport(gap.Kind, gap.Namespace, gap.Reason))];

    private static NotJudgedReport NotJudged(NotJudged one) =>
        new(one.Kind, one.Group, one.Namespace, one.Name, one.Place.IsStandardInput ? null : one.Place.File, one.Place.Line, one.Reason);

    private static Summary Count(ClusterFacts facts, Diagnosis diagnosis) => new(
        facts.PodsAsked,
        facts.UsesAsked.Containers,
        diagnosis.Pulls.Count(pull => pull.FailsNow),
        diagnosis.Findings.Count(finding => finding.Severity == Severity.Error),
        diagnosis.Findings.Count(finding => finding.Severity == Severity.Warning),
        diagnosis.Findings.Count(finding => finding.Severity == Severity.Info),
        diagnosis.Skipped.Select(skip => skip.Rule).Distinct().Count())
    {
        Volumes = facts.UsesAsked.Volumes,
        Ignored = diagnosis.Ignored,
        Filtered = diagnosis.Filtered,
    };

    private static PullReport Pull(Pull pull, ILookup<SubjectKey, string> ids, RunningPods running) => new()
    {
        Namespace = pull.Namespace,
        Pod = pull.Pod.Kind != "Pod" ? $"{pull.Pod.Kind}/{pull.Pod.Name}" : pull.Pod.Name,
        Container = pull.Use.Container,
        Volume = pull.Use.Volume,
        Owner = pull.Pod.Owner,
        ServiceAccount = pull.Pod.ServiceAccountName,
        Image = new ImageReport(pull.Use.Image, pull.Image?.Registry, pull.Image?.Repository, pull.Image?.Tag, pull.Image?.Digest, pull.ImageError),
        State = pull.CreateFailure is not null ? "FailedCreate" : pull.Use.State is { } state ? state.Reason ?? state.Phase : null,
        Cause = pull.NodeFailure?.Cause.Name() ?? (pull.CreateFailure is null ? null : PullCause.Other.Name()),
        Candidates = [.. (pull.NodeFailure?.Candidates ?? []).Select(cause => cause.Name())],
        Text = pull.NodeFailure?.Text ?? pull.CreateFailure,
        Summary = pull.NodeFailure?.Summary,
        Credentials = pull.Keyring is { } keyring ? Credentials(pull, keyring) : null,
        IsSandbox = pull.Use.IsSandbox,
        PullSecrets = SecretTraces.Of(pull),
        PullingSince = pull.LongPullSince,
        NodeWide = SecretTraces.NodeWide(pull),
        Registry = PullReports.Registry(pull),
        Node = pull.Trial is { } trial ? new NodeReport(trial.Node, trial.Secret, trial.Result, trial.Words, trial.Took?.TotalSeconds, trial.Bytes, trial.Digest) : null,
        Timeline = Moments.Of(pull, running),
        Findings = [.. ids[new(pull.Pod.Kind, pull.Namespace, pull.Pod.Name, pull.Use.Container, pull.Use.Volume, pull.Use.Pointer)].Distinct()],
        Path = pull.Use.Pointer,
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

    private static SubjectKey Key(Subject subject) => new(subject.Kind, subject.Namespace, subject.Name, subject.Container, subject.Volume, subject.Path);

    /// <summary>What one subject and one pull have in common.</summary>
    private readonly record struct SubjectKey(string Kind, string Namespace, string Name, string? Container, string? Volume, string? Path);
}
