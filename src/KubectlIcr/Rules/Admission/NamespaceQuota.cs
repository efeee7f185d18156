using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR805: a ResourceQuota of the namespace leaves no room for the pod.</summary>
internal sealed partial class NamespaceQuota : AdmissionRule
{
    public override string Id => "ICR805";

    public override string Title => "A ResourceQuota in the namespace does not allow the pod";

    public override string Cause =>
        "A ResourceQuota limits the total resources of all pods in the namespace. It is used up, or it requires requests or limits that the pod does not set, "
        + "or no quota covers the pod's priority class. No pod is created, so nothing is pulled. This is unrelated to the quota of IBM Cloud Container Registry "
        + "(ICR201, ICR202).";

    public override string Remedy =>
        "Delete or scale down what the namespace does not need, add the missing requests and limits to the pod template, or raise the quota.";

    public override string WhenToIgnore => "When the quota is supposed to stop further pods.";

    protected override Regex Pattern => Exceeded();

    protected override string Message(Pull pull, Match reason) => reason.Groups["quota"] is { Success: true, Value: var name }
        ? reason.Value.StartsWith("exceeded", StringComparison.Ordinal)
            ? $"the pod would exceed resource quota \"{name}\" in namespace {pull.Namespace} ({reason.Groups["why"].Value})"
            : $"resource quota \"{name}\" in namespace {pull.Namespace} requires more from the pod: {reason.Groups["why"].Value}"
        : $"no resource quota in namespace {pull.Namespace} covers the pod: {reason.Groups["why"].Value}";

    protected override IEnumerable<Fix> Fixes(Pull pull, Match reason, ClusterFacts facts)
    {
        var name = reason.Groups["quota"] is { Success: true, Value: var one } ? $" {Shell.Quote(one)}" : "";
        yield return Fix.Show($"kubectl describe resourcequota{name} -n {Shell.Quote(pull.Namespace)}", "show what the quota limits, and how much of it is used");
    }

    [GeneratedRegex("^(?:(?:exceeded|failed) quota: (?<quota>[a-z0-9.-]{1,253})(?:, |: )(?<why>.*)|insufficient quota to match these scopes: (?<why>.*))$")]
    private static partial Regex Exceeded();
}
