namespace KubectlIcr.Rules;

/// <summary>A system that judges pods through admission webhooks.</summary>
/// <param name="Webhook">A part of its webhooks' names.</param>
/// <param name="Policies">The command that shows its policies; null where it has none. <c>NAMESPACE</c> stands for the pod's.</param>
internal sealed record AdmissionSystem(string Name, string Webhook, string? Policies)
{
    private static readonly AdmissionSystem[] All =
    [
        new(Portieris, "securityenforcement.admission.cloud.ibm.com", "kubectl get imagepolicies.portieris.cloud.ibm.com -n NAMESPACE -o yaml; kubectl get clusterimagepolicies.portieris.cloud.ibm.com -o yaml"),
        new("Gatekeeper", "gatekeeper.sh", "kubectl get constraints"),
        new("Kyverno", "kyverno", "kubectl get clusterpolicies.kyverno.io,policies.kyverno.io -n NAMESPACE"),
        new("Sigstore policy-controller", "policy.sigstore.dev", "kubectl get clusterimagepolicies.policy.sigstore.dev -o yaml"),
        new("Kubewarden", "kubewarden", "kubectl get clusteradmissionpolicies.policies.kubewarden.io,admissionpolicies.policies.kubewarden.io -n NAMESPACE"),
        new("Istio", "istio.io", null),
        new("Linkerd", "linkerd.io", null),
        new("Vault agent injector", "vault.hashicorp.com", null),
    ];

    private const string Portieris = "Portieris";

    public bool IsPortieris => Name == Portieris;

    /// <summary>By the name of a webhook; null for a system that is not known.</summary>
    public static AdmissionSystem? Of(string webhook) => Array.Find(All, one => webhook.Contains(one.Webhook, StringComparison.Ordinal));

    /// <summary>The webhook with the system it belongs to, where that is known: <c>admission webhook "x" (Kyverno)</c>.</summary>
    public static string Words(string webhook) => $"admission webhook \"{webhook}\"{(Of(webhook) is { } system ? $" ({system.Name})" : "")}";
}
