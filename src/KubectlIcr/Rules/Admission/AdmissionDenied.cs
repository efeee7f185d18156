using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR801: an admission webhook refuses the pod, so nothing is pulled.</summary>
internal sealed partial class AdmissionDenied : AdmissionRule
{
    public override string Id => "ICR801";

    public override string Title => "An admission webhook refuses the pod";

    public override string Cause =>
        "The API server asked an admission webhook whether the pod may be made, and it said no, so there is no pod and no pull. On IBM Cloud this is usually "
        + "Portieris: no image policy allows the repository, the image is not signed, or Portieris itself has no usable pull secret in the pod's own list (it "
        + "does not look at the service account). Kyverno, Gatekeeper and other policy engines are named where the webhook's name tells them.";

    public override string Remedy => "Read the webhook's sentence. Change the policy that it names, sign the image, or name a pull secret in the pod template itself.";

    public override string WhenFine => "When the policy is meant to keep this image out.";

    public override string? Topic => IbmTopic.Registry("security_enforce_portieris");

    protected override Regex Pattern => Denied();

    protected override string Message(Pull pull, Match reason) =>
        $"{AdmissionSystem.Words(reason.Groups["webhook"].Value)} denied the request{OfOnePod().Replace(reason.Groups["why"].Value.TrimEnd(), ":")}";

    protected override IEnumerable<Fix> Fixes(Pull pull, Match reason, ClusterFacts facts) =>
        [.. Name(reason.Groups["why"].Value, pull, facts), Show(AdmissionSystem.Of(reason.Groups["webhook"].Value), pull)];

    /// <summary>Portieris takes credentials only from the pod template's own list.</summary>
    private static IEnumerable<Fix> Name(string why, Pull pull, ClusterFacts facts)
    {
        if (!why.Contains("no valid ImagePullSecret", StringComparison.Ordinal) || pull.Image is null || pull.Pod.ImagePullSecrets.Count > 0)
            return [];
        return [.. Supply.Secret(pull, facts, out var name), Rules.Fixes.NameSecrets(pull.Pod, [name], "names the secret in the pod template, where Portieris looks")];
    }

    private static Fix Show(AdmissionSystem? system, Pull pull) => system?.Policies is { } command
        ? new Fix(command.Replace("NAMESPACE", Shell.Quote(pull.Namespace)), "shows the policies that decide")
        : new Fix("kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations", "shows the webhooks that decide");

    [GeneratedRegex("""^admission webhook "(?<webhook>[^"]{1,253})" denied the request(?<why>.*)$""")]
    private static partial Regex Denied();

    /// <summary>Kyverno's introduction, which names the pod.</summary>
    [GeneratedRegex("^: ?resource [^ ]{1,600} was blocked due to the following policies:?")]
    private static partial Regex OfOnePod();
}
