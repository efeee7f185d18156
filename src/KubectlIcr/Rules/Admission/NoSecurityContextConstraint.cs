using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR808: on OpenShift, no security context constraint that the pod is allowed to use permits what it asks for.</summary>
internal sealed partial class NoSecurityContextConstraint : AdmissionRule
{
    public override string Id => "ICR808";

    public override string Title => "No security context constraint allows the pod";

    public override string Cause =>
        "OpenShift creates a pod only if one of the security context constraints (SCCs) that its service account can use allows what the pod template asks for, "
        + "e.g. a fixed user ID, a host path or privileges. None of them does, so no pod is created and nothing is pulled.";

    public override string Remedy => "Remove from the pod template what the message names, or grant the service account a constraint that allows it.";

    public override string WhenToIgnore => "When the constraints are supposed to block such pods.";

    protected override Regex Pattern => Unable();

    protected override string Message(Pull pull, Match reason) =>
        $"{Names.ServiceAccount(pull)} can't use any security context constraint that allows the pod: {reason.Groups["why"].Value}";

    protected override IEnumerable<Fix> Fixes(Pull pull, Match reason, ClusterFacts facts)
    {
        yield return Fix.Show("oc get securitycontextconstraints", "show the constraints and what they allow");
        yield return new(
            $"oc adm policy add-scc-to-user SCC -z {Shell.Quote(pull.Pod.ServiceAccountName)} -n {Shell.Quote(pull.Namespace)}",
            "if the pod needs the rejected settings, grant its service account a constraint that allows them")
        {
            Caution = "applies to all pods of the service account",
        };
    }

    [GeneratedRegex(@"^unable to validate against any security context constraint: \[?(?<why>.*?)\]?$")]
    private static partial Regex Unable();
}
