using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>A rule about pods that the API server does not let their controller create. The text of the <c>FailedCreate</c> event decides alone.</summary>
internal abstract partial class AdmissionRule : PullRule
{
    public override Severity Severity => Severity.Error;

    /// <summary>Matches the start of the reason, as <see cref="Reason"/> gives it.</summary>
    protected abstract Regex Pattern { get; }

    /// <summary>The root cause with its names.</summary>
    protected abstract string Message(Pull pull, Match reason);

    protected abstract IEnumerable<Fix> Fixes(Pull pull, Match reason, ClusterFacts facts);

    public override bool AppliesTo(Pull pull) => Match(pull).Success;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        var reason = Match(pull);
        yield return Found(pull, Message(pull, reason), Certainty.Certain, [new Evidence("event", pull.CreateFailure!)], Fixes(pull, reason, facts));
    }

    private Match Match(Pull pull) => pull.CreateFailure is { } text ? Pattern.Match(Reason(text)) : System.Text.RegularExpressions.Match.Empty;

    /// <summary>What the API server said, in one line, without the controller's words around it and the pod's name.</summary>
    private static string Reason(string text) => Wrapping().Replace(WhiteSpace().Replace(text, " ").Trim(), "");

    [GeneratedRegex("""^(?:Error creating: |create Pod \S{1,253} in StatefulSet \S{1,253} failed error: )?(?:pods? "[^"]{0,253}" is forbidden: )?(?:Internal error occurred: )?""")]
    private static partial Regex Wrapping();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
