using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR709: the container still waits for its image, and its node pulls it with the same credentials now.</summary>
internal sealed class PulledByNow : PullRule
{
    public override string Id => "ICR709";

    public override Severity Severity => Severity.Error;

    public override string Title => "The last pull failed, but the node can pull the image now";

    public override string Cause =>
        "The container is waiting after a failed pull, but a trial pod (--on-node) has just pulled the same image on the same node with the same credentials. "
        + "The cause is gone: someone fixed it, or it was an outage. The kubelet waits up to five minutes between attempts.";

    public override string Remedy => "Wait for the kubelet to retry, or recreate the pod to retry now.";

    public override string WhenToIgnore => "For up to five minutes after the cause was fixed.";

    public override bool AppliesTo(Pull pull) => pull is { HasTrialPulled: true, Overtaken: not null };

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull is { Overtaken: { } said, Trial: not null })
        {
            yield return Found(pull, $"{Names.Node(pull)} can pull {pull.Use.Image} now: the cause of the last failure is gone", Certainty.Certain,
                [said.Cause == PullCause.BackoffOnly ? null : new Evidence("status", $"the last attempt failed: {said.Summary}")],
                [PodFixes.RetryNow(pull.Pod)]);
        }
    }
}
