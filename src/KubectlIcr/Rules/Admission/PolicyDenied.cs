using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR804: a ValidatingAdmissionPolicy of the cluster refuses the pod.</summary>
internal sealed partial class PolicyDenied : AdmissionRule
{
    public override string Id => "ICR804";

    public override string Title => "A ValidatingAdmissionPolicy denies the pod";

    public override string Cause =>
        "The API server itself evaluates the expressions of ValidatingAdmissionPolicies. One of them is false for this pod, e.g. because it allows only images "
        + "from certain registries. No pod is created, so nothing is pulled.";

    public override string Remedy => "Change the pod template so that it meets the policy. If the policy is too narrow, change its expression, or the binding that applies it to this namespace.";

    public override string WhenToIgnore => "When the policy is supposed to block this pod.";

    protected override Regex Pattern => Denied();

    protected override string Message(Pull pull, Match reason) =>
        $"ValidatingAdmissionPolicy \"{reason.Groups["policy"].Value}\"{(Binding(reason) is { } binding ? $" with binding \"{binding}\"" : "")} denies the pod: {reason.Groups["why"].Value}";

    protected override IEnumerable<Fix> Fixes(Pull pull, Match reason, ClusterFacts facts)
    {
        var binding = Binding(reason) is { } name ? $"; kubectl get validatingadmissionpolicybinding {Shell.Quote(name)} -o yaml" : "";
        yield return Fix.Show($"kubectl get validatingadmissionpolicy {Shell.Quote(reason.Groups["policy"].Value)} -o yaml{binding}", "show what the policy requires, and where it applies");
    }

    private static string? Binding(Match reason) => reason.Groups["binding"] is { Success: true, Value: var name } ? name : null;

    [GeneratedRegex("^ValidatingAdmissionPolicy '(?<policy>[^']{1,253})'(?: with binding '(?<binding>[^']{1,253})')?(?: '')? denied request: (?<why>.*)$")]
    private static partial Regex Denied();
}
