using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>A rule that the text of the failure decides alone.</summary>
internal abstract class MessageRule : Rule
{
    public override Severity Severity => Severity.Error;

    /// <summary>The root cause with its names, for one pull.</summary>
    protected abstract string Message(Pull pull, PullFailure failure);

    /// <summary>The commands that mend it, or that show more where only the user can mend it.</summary>
    protected abstract IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts);

    public override bool Concerns(Pull pull) => Failure(pull) is not null;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (Failure(pull) is not { } failure)
            yield break;
        yield return Found(pull, Message(pull, failure), Certainty(failure), [Proof.Text(pull), Proof.OpenCauses(failure)], Fixes(pull, failure, facts));
    }

    /// <summary>The failure, or the part of a joined one, that this rule is about.</summary>
    private PullFailure? Failure(Pull pull) =>
        pull.Failure is { } whole ? new[] { whole }.Concat(whole.Parts).FirstOrDefault(part => Explains.Contains(part.Cause)) : null;

    private static Certainty Certainty(PullFailure failure) => failure.Candidates.Count > 1 ? Report.Certainty.Likely : Report.Certainty.Certain;
}
