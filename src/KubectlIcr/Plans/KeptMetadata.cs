namespace KubectlIcr.Plans;

/// <summary>
/// Which labels and annotations go along with a copy: those a person wrote. Left out is what a tool put there to know its own objects again; a copy that
/// carried it would be taken for the tool's, and pruned (Argo CD, Flux, Helm), reset (the add-on manager's <c>Reconcile</c>) or copied on (replicators).
/// </summary>
internal static class KeptMetadata
{
    /// <summary>Domains of tools; what is below them is theirs too.</summary>
    private static readonly string[] ToolDomains =
    [
        "kubernetes.io", "k8s.io", "helm.sh", "argoproj.io", "fluxcd.io", "fluxcd.controlplane.io", "openshift.io", "coreos.com", "ibm.com", "razee.io", "cattle.io",
        "emberstack.com", "mittwald.de", "zalando.org", "crossplane.io", "kapp.k14s.io", "kubectl-icr.io",
    ];

    /// <summary>Of the recommended labels those that say what a thing is, not who looks after it.</summary>
    private static readonly string[] Descriptive = ["app.kubernetes.io/name", "app.kubernetes.io/component", "app.kubernetes.io/part-of", "app.kubernetes.io/version"];

    /// <summary>Helm 2's labels, which have no domain.</summary>
    private static readonly string[] OldHelm = ["heritage", "release", "chart"];

    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> all) =>
        all.Where(pair => IsKept(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value);

    private static bool IsKept(string key) =>
        Descriptive.Contains(key) || (!OldHelm.Contains(key) && !(key.Split('/', 2) is [var domain, _] && Array.Exists(ToolDomains, tool => IsWithin(domain, tool))));

    private static bool IsWithin(string domain, string tool) => domain == tool || domain.EndsWith($".{tool}", StringComparison.Ordinal);
}
