using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR807: the pod is not as its namespace's Pod Security level requires.</summary>
internal sealed partial class PodSecurityViolated : AdmissionRule
{
    public override string Id => "ICR807";

    public override string Title => "The pod violates the namespace's Pod Security level";

    public override string Cause =>
        "The namespace's label pod-security.kubernetes.io/enforce selects a Pod Security Standard (baseline or restricted), and the pod template asks for more "
        + "than it allows. No pod is created, so nothing is pulled.";

    public override string Remedy =>
        "Set the fields that the message names in the securityContext of the pod template. If the pod needs these privileges, run it in a namespace with a "
        + "level that allows them.";

    public override string WhenToIgnore => "When the level is supposed to block such pods.";

    protected override Regex Pattern => Violates();

    protected override string Message(Pull pull, Match reason) =>
        $"the pod violates Pod Security level \"{reason.Groups["level"].Value}\" of namespace {pull.Namespace}: {reason.Groups["why"].Value}";

    protected override IEnumerable<Fix> Fixes(Pull pull, Match reason, ClusterFacts facts)
    {
        yield return Fix.Show($"kubectl get namespace {Shell.Quote(pull.Namespace)} --show-labels", "show the namespace's Pod Security labels");
    }

    [GeneratedRegex("""^(?:pod )?violates PodSecurity "(?<level>[^"]{1,100})": (?<why>.*)$""")]
    private static partial Regex Violates();
}
