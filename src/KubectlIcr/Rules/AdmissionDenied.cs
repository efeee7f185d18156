using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR801: an admission webhook refuses the pod, so nothing is pulled.</summary>
internal sealed class AdmissionDenied : PullRule
{
    public override string Id => "ICR801";

    public override Severity Severity => Severity.Error;

    public override string Title => "An admission webhook refuses the pod";

    public override string Cause =>
        "The API server asked an admission webhook whether the pod may be made, and it said no, so there is no pod and no pull. On IBM Cloud this is usually "
        + "Portieris: no image policy allows the repository, the image is not signed, or Portieris itself has no usable pull secret in the pod's own list (it "
        + "does not look at the service account).";

    public override string Remedy => "Read the webhook's sentence. Change the image policy, sign the image, or name a pull secret in the pod template itself.";

    public override string WhenFine => "When the policy is meant to keep this image out.";

    public override string? Topic => IbmTopic.Registry("security_enforce_portieris");

    public override bool Concerns(Pull pull) => pull.CreateFailure?.Contains("denied the request", StringComparison.Ordinal) == true;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        var text = pull.CreateFailure!;
        var start = text.IndexOf("admission webhook", StringComparison.Ordinal);
        var sentence = string.Join(' ', text[Math.Max(start, 0)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        yield return Found(pull, sentence, Certainty.Certain, [new Evidence("event", text)], [.. Name(text, pull, facts), .. Show(text, pull)]);
    }

    /// <summary>Portieris takes credentials only from the pod template's own list.</summary>
    private static IEnumerable<Fix> Name(string text, Pull pull, ClusterFacts facts)
    {
        if (!text.Contains("no valid ImagePullSecret", StringComparison.Ordinal) || pull.Image is null || pull.Pod.ImagePullSecrets.Count > 0)
            return [];
        return [.. Supply.Secret(pull, facts, out var name), Fixes.NameSecrets(pull.Pod, [name], "names the secret in the pod template, where Portieris looks")];
    }

    private static IEnumerable<Fix> Show(string text, Pull pull) =>
        text.Contains("securityenforcement.admission.cloud.ibm.com", StringComparison.Ordinal)
            ? [new Fix(
                $"kubectl get imagepolicies.portieris.cloud.ibm.com -n {Shell.Quote(pull.Namespace)} -o yaml; kubectl get clusterimagepolicies.portieris.cloud.ibm.com -o yaml",
                "shows the policies that decide")]
            : [new Fix("kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations", "shows the webhooks that decide")];
}
