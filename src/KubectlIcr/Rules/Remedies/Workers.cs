using KubectlIcr.Cluster;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that set up a worker of IBM Cloud again.</summary>
internal static class Workers
{
    /// <summary>The side effect of a replacement.</summary>
    public const string Replacement = "deletes the worker and everything on its disks; its pods are deleted, and recreated on other nodes if they have a controller";

    /// <summary>Classic workers are reloaded, all others replaced.</summary>
    public static Fix SetUpAgain(Node node, ClusterIdentity cluster)
    {
        return new Fix(
            $"{IbmCommands.OfCluster(cluster, $"worker {(node.IsClassic ? "reload" : "replace")}")} --worker {(node.WorkerId is { } worker ? Shell.Quote(worker) : "WORKER")}",
            $"{(node.IsClassic ? $"reload node {node.Name}, so that it" : $"replace node {node.Name} with a new one, which")} gets the current credentials")
        {
            Caution = node.IsClassic ? "reboots the node and wipes its disks; its pods are deleted, and recreated on other nodes if they have a controller" : Replacement,
        };
    }
}
