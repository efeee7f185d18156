using KubectlIcr.Cluster;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary><c>ibmcloud ks</c> and <c>ibmcloud oc</c> commands about the cluster and its network.</summary>
internal static class IbmCommands
{
    /// <summary>A command about this cluster, e.g. <c>ibmcloud ks cluster get --cluster ID</c>.</summary>
    public static string OfCluster(ClusterIdentity cluster, string words) =>
        $"ibmcloud {(cluster.IsOpenShift ? "oc" : "ks")} {words} --cluster {(cluster.Id is { } id ? Shell.Quote(id) : "CLUSTER")}";

    /// <summary>IBM Cloud's own check from the workers.</summary>
    public static Fix ShowUnreached(ClusterFacts facts) =>
        Fix.Show($"{OfCluster(facts.Identity, "cluster health issue get")} --issue NHC003", "show which registries the workers can't reach, according to IBM Cloud's own health check");

    /// <summary>Lets the workers reach every host.</summary>
    public static Fix AllowOutbound(ClusterFacts facts) =>
        new(OfCluster(facts.Identity, "vpc outbound-traffic-protection disable"), "or disable the protection") { IsAlternative = true, Caution = "allows all outbound traffic from the cluster, to any host on the internet" };

    /// <summary>Lets traffic of one security group out to another and in there.</summary>
    public static IEnumerable<Fix> Connect(string from, string to) =>
    [
        new($"ibmcloud is security-group-rule-add {to} inbound icmp_tcp_udp --remote {from}", $"allow traffic from security group {from} into {to}"),
        new($"ibmcloud is security-group-rule-add {from} outbound icmp_tcp_udp --remote {to}", $"allow traffic from security group {from} out to {to}"),
    ];
}
