using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>A rule that the text of the failure decides alone.</summary>
internal abstract class MessageRule : PullRule
{
    public override Severity Severity => Severity.Error;

    /// <summary>The root cause with its names, for one pull.</summary>
    protected abstract string Message(Pull pull, PullFailure failure);

    /// <summary>The commands that fix it, or that show more where only the user can fix it.</summary>
    protected abstract IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts);

    /// <summary>The failure, or one part of a joined one, is this rule's.</summary>
    protected virtual bool IsAbout(Pull pull, PullFailure failure) => Tells(failure);

    /// <summary>Evidence beside the text.</summary>
    protected virtual IEnumerable<Evidence> More(Pull pull) => [];

    /// <summary>How far the text decides.</summary>
    protected virtual Certainty CertaintyOf(Pull pull, PullFailure failure) => failure.Candidates.Count > 1 && !IsSettled(pull, failure) ? Certainty.Likely : Certainty.Certain;

    /// <summary>Just now the node failed on its way to the registry, and this machine got there: the node's network is at fault, whatever the text leaves open.</summary>
    private static bool IsSettled(Pull pull, PullFailure failure) => pull is { IsConfirmed: true, RegistryCheck.Unanswered: null } && failure.Cause is
        PullCause.Dns or PullCause.ConnectTimeout or PullCause.ConnectionRefused or PullCause.TlsUnknownCa or PullCause.TlsOther or PullCause.HttpVsHttps or PullCause.Proxy or PullCause.NetworkRestricted;

    public override bool AppliesTo(Pull pull) => Failure(pull) is not null;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (Failure(pull) is not { } failure)
            yield break;
        yield return Found(pull, Message(pull, failure), CertaintyOf(pull, failure), [CommonEvidence.Text(pull, failure), .. CommonEvidence.LeftOpen(pull, failure), .. More(pull)],
            Network.WithAnotherImage([.. Fixes(pull, failure, facts).OfType<Fix>()], pull, failure, facts));
    }

    /// <summary>
    /// The failure, or the part of a joined one, that this rule is about. A pause image is the node's own: <see cref="SandboxImage"/> alone speaks
    /// of it.
    /// </summary>
    private PullFailure? Failure(Pull pull) =>
        pull.Failure is { } whole && !pull.IsSandbox() ? new[] { whole }.Concat(whole.Parts).FirstOrDefault(part => IsAbout(pull, part)) : null;
}
