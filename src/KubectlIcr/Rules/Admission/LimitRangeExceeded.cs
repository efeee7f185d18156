using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR806: a LimitRange of the namespace does not allow what the pod asks for.</summary>
internal sealed partial class LimitRangeExceeded : AdmissionRule
{
    public override string Id => "ICR806";

    public override string Title => "A LimitRange in the namespace does not allow the pod's resources";

    public override string Cause =>
        "A LimitRange sets the minimum and maximum that a container or pod in the namespace can request. The pod template is outside these limits, so no pod is "
        + "created and nothing is pulled.";

    public override string Remedy => "Change the requests and limits in the pod template, or the LimitRange.";

    public override string WhenToIgnore => "When the LimitRange is supposed to stop such pods.";

    protected override Regex Pattern => Outside();

    protected override string Message(Pull pull, Match reason) =>
        $"a LimitRange in namespace {pull.Namespace} does not allow the pod: {reason.Groups["why"].Value.TrimEnd(']', '.')}";

    protected override IEnumerable<Fix> Fixes(Pull pull, Match reason, ClusterFacts facts)
    {
        yield return Fix.Show($"kubectl describe limitranges -n {Shell.Quote(pull.Namespace)}", "show what the LimitRanges allow");
    }

    [GeneratedRegex(@"^\[?(?<why>(?:(?:maximum|minimum) \S{1,253} usage per \S{1,60} is |\S{1,253} max limit to request ratio per ).*)$")]
    private static partial Regex Outside();
}
