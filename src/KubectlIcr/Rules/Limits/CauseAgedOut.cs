using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR901: only back-off is left of the failure, and the facts show nothing wrong.</summary>
internal sealed class CauseAgedOut : PullRule
{
    public override string Id => "ICR901";

    public override Severity Severity => Severity.Error;

    public override string Title => "The cause is no longer in the cluster";

    public override IReadOnlyList<PullCause> Explains => [PullCause.BackoffOnly];

    public override bool IsFallback => true;

    public override string Cause =>
        "The container waits in back-off, and the event that told why has expired: the API server keeps events for one hour. Before Kubernetes 1.32 the pod's "
        + "status does not repeat the cause. The image reference and the pull secrets, as far as they could be read, show no fault of their own.";

    public override string Remedy => "Make the kubelet try again and look within the hour: recreate the pod, then run the check again.";

    public override string WhenFine => "Never: the pod still can't pull.";

    public override string? Topic => IbmTopic.Containers("ts-app-image-pull");

    public override bool Concerns(Pull pull) => pull.Failure?.Cause == PullCause.BackoffOnly;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (facts.Gaps.FirstOrDefault(gap => gap.Kind == "events" && (gap.Namespace is null || gap.Namespace == pull.Namespace)) is { } gap)
        {
            yield return Found(pull, $"{pull.Use.Image} can't be pulled, and the events that tell why were not read: {gap}", Certainty.Possible, [Proof.Text(pull)],
                [Unread.Fix(pull, facts, "list", "events")]);
            yield break;
        }
        yield return Found(pull, $"{pull.Use.Image} can't be pulled, and the event that told why has expired", Certainty.Possible, [Proof.Text(pull), NotRead(pull)],
            [Fixes.TryAgain(pull.Pod, "makes a fresh event; run the check again within the hour")]);
    }

    private static Evidence? NotRead(Pull pull) =>
        Unread.AccountOrSecret(pull) is { } reason ? new Evidence("secret", $"not read: {reason}") : null;
}
