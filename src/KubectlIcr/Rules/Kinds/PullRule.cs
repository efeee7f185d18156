using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>A problem that one pull shows: a pure function of the pull and the cluster's facts.</summary>
internal abstract class PullRule : Rule
{
    /// <summary>The rule has something to say of pulls like this one, if its facts are there. Decides whether an unread fact is worth a line.</summary>
    public abstract bool AppliesTo(Pull pull);

    /// <summary>Why answers from outside the cluster are lacking that might have told more: said in the report. The rule runs anyway.</summary>
    public virtual IEnumerable<string> Caveats(Pull pull) => [];

    /// <summary>The findings for one pull; called only where <see cref="AppliesTo"/> holds and the needed facts were read.</summary>
    public abstract IEnumerable<Finding> Check(Pull pull, ClusterFacts facts);

    /// <summary>A finding of this rule about one pull. The message must hold nothing of the single pod, see <see cref="Finding.Message"/>.</summary>
    protected Finding Found(
        Pull pull, string message, Certainty certainty, IEnumerable<Evidence?> evidence, IEnumerable<Fix?> fixes, Severity? severity = null) =>
        Found([pull], message, certainty, [.. evidence, .. Severity == Severity.Info ? [] : CommonEvidence.OtherSide(pull)], fixes, severity);
}
