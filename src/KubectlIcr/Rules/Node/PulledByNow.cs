using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR709: the container still waits for its image, and its node pulls it with the same credentials now.</summary>
internal sealed class PulledByNow : PullRule
{
    public override string Id => "ICR709";

    public override Severity Severity => Severity.Error;

    public override string Title => "The node pulls the image now";

    public override string Cause =>
        "The container waits after a pull that failed, and a trial pod (--on-node) has pulled the same image on the same node with the same credentials just now. "
        + "The cause is gone: somebody fixed it since, or it was an outage. The kubelet waits up to five minutes between two tries.";

    public override string Remedy => "Wait for the kubelet's next try, or recreate the pod to try at once.";

    public override string WhenFine => "Within five minutes after the cause was fixed.";

    public override bool Concerns(Pull pull) => pull is { HasTrialPulled: true, Overtaken: not null };

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull is { Overtaken: { } said, Trial: not null })
        {
            yield return Found(pull, $"{Names.Node(pull)} pulls {pull.Use.Image} now: the cause of the last failure is gone", Certainty.Certain,
                [said.Cause == PullCause.BackoffOnly ? null : new Evidence("status", $"the last try failed: {said.Summary}")],
                [Fixes.TryAgain(pull.Pod, "tries again at once; the kubelet does so by itself within five minutes")]);
        }
    }
}
