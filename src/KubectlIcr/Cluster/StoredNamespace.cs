using System.Text.Json.Nodes;

namespace KubectlIcr.Cluster;

/// <summary>A namespace, as far as something can be put into it.</summary>
internal sealed record StoredNamespace(string Name, bool IsTerminating)
{
    private static readonly string[] SystemPrefixes = ["kube-", "openshift-", "ibm-", "calico-", "tigera-"];

    /// <summary>Kubernetes', OpenShift's or IBM's own: no place for a user's secret unless he names it.</summary>
    public static bool IsSystem(string name) => name == "openshift" || Array.Exists(SystemPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    public static StoredNamespace Of(JsonObject json) =>
        new(StoredMeta.Of(json).Key.Name, StoredMeta.Text((json["status"] as JsonObject)?["phase"]) == "Terminating");
}
