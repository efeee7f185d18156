using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR901: only back-off is left of the failure, and the facts show nothing wrong.</summary>
internal sealed class CauseAgedOut : PullRule
{
    public override string Id => "ICR901";

    public override Severity Severity => Severity.Error;

    public override string Title => "The event with the cause has expired";

    public override IReadOnlyList<PullCause> Explains => [PullCause.BackoffOnly];

    public override bool IsFallback => true;

    public override string Cause =>
        "The container is in back-off, and the event that said why has expired: the API server keeps events for one hour. Before Kubernetes 1.32, the pod's "
        + "status does not repeat the cause. As far as they could be read, the image reference and the pull secrets show no problem.";

    public override string Remedy => "Recreate the pod so that the kubelet retries now, then run the check again within the hour.";

    public override string WhenToIgnore => "Never: the pod still can't pull its image.";

    public override string? Topic => IbmTopic.Containers("ts-app-image-pull");

    public override bool AppliesTo(Pull pull) => pull.Failure?.Cause == PullCause.BackoffOnly;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (facts.Gaps.FirstOrDefault(gap => gap.Kind == "events" && (gap.Namespace is null || gap.Namespace == pull.Namespace)) is { } gap)
        {
            yield return Found(pull, $"{pull.Use.Image} can't be pulled, and the events that say why were not read: {gap}", Certainty.Possible, [CommonEvidence.Text(pull)],
                [MissingFacts.Fix(pull, facts, "list", "events")]);
            yield break;
        }
        yield return Found(pull, $"{pull.Use.Image} can't be pulled, and the event that said why has expired", Certainty.Possible, [CommonEvidence.Text(pull), NotRead(pull)],
            [PodFixes.TryAgain(pull.Pod, "make the kubelet record a new event, then run the check again within the hour")]);
    }

    private static Evidence? NotRead(Pull pull) =>
        MissingFacts.AccountOrSecret(pull) is { } reason ? new Evidence("secret", $"not read ({reason})") : null;
}
