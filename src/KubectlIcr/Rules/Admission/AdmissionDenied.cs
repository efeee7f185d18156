using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR801: an admission webhook refuses the pod, so nothing is pulled.</summary>
internal sealed partial class AdmissionDenied : AdmissionRule
{
    public override string Id => "ICR801";

    public override string Title => "An admission webhook denies the pod";

    public override string Cause =>
        "The API server called an admission webhook to check whether the pod is allowed, and the webhook denied it, so there is no pod and no pull. On IBM Cloud this is "
        + "usually Portieris: no image policy allows the repository, the image is not signed, or the pod's own list has no pull secret that Portieris can use (it "
        + "does not look at the service account). For Kyverno, Gatekeeper and other policy engines, the webhook's name identifies the engine.";

    public override string Remedy => "Read the webhook's message. Change the policy that it mentions, sign the image, or list a pull secret in the pod template.";

    public override string WhenToIgnore => "When the policy is supposed to block this image.";

    public override string? Topic => IbmTopic.Registry("security_enforce_portieris");

    protected override Regex Pattern => Denied();

    protected override string Message(Pull pull, Match reason) =>
        $"{AdmissionSystem.Words(reason.Groups["webhook"].Value)} denied the request{OfOnePod().Replace(reason.Groups["why"].Value.TrimEnd(), ":")}";

    protected override IEnumerable<Fix> Fixes(Pull pull, Match reason, ClusterFacts facts) =>
        [.. Name(reason.Groups["why"].Value, pull, facts), Show(AdmissionSystem.Of(reason.Groups["webhook"].Value), pull)];

    /// <summary>Portieris only reads credentials from the pod template's own list.</summary>
    private static IEnumerable<Fix> Name(string why, Pull pull, ClusterFacts facts)
    {
        if (!why.Contains("no valid ImagePullSecret", StringComparison.Ordinal) || pull.Image is null || pull.Pod.ImagePullSecrets.Count > 0)
            return [];
        var (name, brings) = SecretProvisioning.Secret(pull, facts);
        return [.. brings, PodSecretFixes.List(pull.Pod, [name], "list the secret in the pod template, where Portieris looks for it")];
    }

    private static Fix Show(AdmissionSystem? system, Pull pull) => system?.Policies is { } command
        ? Fix.Show(command.Replace("NAMESPACE", Shell.Quote(pull.Namespace)), "show the policies that apply")
        : Fix.Show("kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations", "show the webhooks that apply");

    [GeneratedRegex("""^admission webhook "(?<webhook>[^"]{1,253})" denied the request(?<why>.*)$""")]
    private static partial Regex Denied();

    /// <summary>Kyverno's introduction, which names the pod.</summary>
    [GeneratedRegex("^: ?resource [^ ]{1,600} was blocked due to the following policies:?")]
    private static partial Regex OfOnePod();
}
