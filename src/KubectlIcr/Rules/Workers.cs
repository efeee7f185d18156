using KubectlIcr.Cluster;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that set up a worker of IBM Cloud again.</summary>
internal static class Workers
{
    private const string Classic = "softlayer";

    /// <summary>Classic workers are reloaded, all others replaced.</summary>
    public static Fix SetUpAgain(Node node, ClusterIdentity cluster)
    {
        var isClassic = node.Labels.GetValueOrDefault("ibm-cloud.kubernetes.io/iaas-provider") == Classic;
        var command = $"ibmcloud {(cluster.IsOpenShift ? "oc" : "ks")} worker {(isClassic ? "reload" : "replace")} --cluster {(cluster.Id is { } id ? Shell.Quote(id) : "CLUSTER")}";
        return new Fix(
            $"{command} --worker {(node.WorkerId is { } worker ? Shell.Quote(worker) : "WORKER")}",
            isClassic ? $"reload node {node.Name}, which reboots it and wipes its disks; its pods move to other nodes"
                : $"replace node {node.Name}: this deletes the worker and everything on its disks, and its pods move to other nodes");
    }
}
