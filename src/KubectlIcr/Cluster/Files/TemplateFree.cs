using System.Collections.Frozen;

namespace KubectlIcr.Cluster.Files;

/// <summary>Kinds that create no pods, so that nothing in them has to be checked. Policies may hold patterns of pods, which are not pods.</summary>
internal static class TemplateFree
{
    /// <summary>Kubernetes' own groups without a domain.</summary>
    private static readonly FrozenSet<string> Short = FrozenSet.Create("v1", "apps", "autoscaling", "batch", "events", "extensions", "policy");

    private static readonly FrozenSet<string> Groups = FrozenSet.Create(
        "acme.cert-manager.io", "authorization.openshift.io", "bitnami.com", "cert-manager.io", "cilium.io", "config.gatekeeper.sh", "config.openshift.io",
        "constraints.gatekeeper.sh", "crd.projectcalico.org", "external-secrets.io", "generators.external-secrets.io", "image.openshift.io", "kyverno.io",
        "machineconfiguration.openshift.io", "mutations.gatekeeper.sh", "networking.istio.io", "notification.toolkit.fluxcd.io", "oauth.openshift.io",
        "policies.kyverno.io", "portieris.cloud.ibm.com", "project.openshift.io", "projectcalico.org", "projectcontour.io", "quota.openshift.io",
        "route.openshift.io", "secrets-store.csi.x-k8s.io", "security.istio.io", "security.openshift.io", "source.toolkit.fluxcd.io", "telemetry.istio.io",
        "templates.gatekeeper.sh", "traefik.containo.us", "traefik.io", "user.openshift.io");

    /// <summary>Of groups that have others too.</summary>
    private static readonly FrozenSet<string> Kinds = FrozenSet.Create(
        "argoproj.io/AppProject", "keda.sh/ClusterTriggerAuthentication", "keda.sh/ScaledObject", "keda.sh/TriggerAuthentication",
        "monitoring.coreos.com/AlertmanagerConfig", "monitoring.coreos.com/PodMonitor", "monitoring.coreos.com/Probe", "monitoring.coreos.com/PrometheusRule",
        "monitoring.coreos.com/ScrapeConfig", "monitoring.coreos.com/ServiceMonitor", "operators.coreos.com/OperatorGroup");

    /// <param name="group">The API group; <c>v1</c> for Kubernetes' first.</param>
    public static bool Has(string group, string kind) =>
        (Short.Contains(group) && kind != "PodTemplate") || group.EndsWith(".k8s.io", StringComparison.Ordinal) || Groups.Contains(group) || Kinds.Contains($"{group}/{kind}");
}
