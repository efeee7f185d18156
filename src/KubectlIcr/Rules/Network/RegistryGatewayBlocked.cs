using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR613: the workers of a VPC cluster don't reach icr.io.</summary>
internal sealed class RegistryGatewayBlocked : ClusterRule
{
    private const int MostWorkers = 3;

    public override string Id => "ICR613";

    public override Severity Severity => Severity.Error;

    public override string Title => "The VPC cluster's security groups block icr.io";

    public override IReadOnlyList<PullCause> Explains => [PullCause.ConnectTimeout, PullCause.Dns];

    public override bool Tells(PullFailure failure) => base.Tells(failure) && failure.Detail == PullDetail.None;

    public override IReadOnlyList<string> Supersedes => ["ICR601", "ICR602"];

    public override string Cause =>
        "The workers of a VPC cluster reach Container Registry through a gateway inside the VPC, whose security group is kube-vpegw-VPCID. Its rules do not "
        + "include workers that have only custom security groups. Once a cluster with version 1.30 or later has been created in the VPC, their pulls from icr.io time "
        + "out, while public registries can still work. If the names can't be resolved, a custom DNS resolver was added to the VPC after the cluster was created, "
        + "and the cluster's security group has no rules for its addresses.";

    public override string Remedy =>
        "Allow traffic between the workers' security group and kube-vpegw-VPCID, in both directions. For a custom DNS resolver, sync the cluster's security "
        + "group, then replace the workers. The health check NHC003 shows what IBM Cloud itself observes from the workers.";

    public override string WhenToIgnore => "Never: the pods can't start.";

    public override string? Topic => IbmTopic.Containers("ts-sbd-non-sbd-clusters");

    public override IEnumerable<string> Caveats(IReadOnlyList<Pull> pulls, ClusterFacts facts) => new Egress(pulls, facts).Untold(isIcr: true);

    public override IEnumerable<Finding> Check(IReadOnlyList<Pull> pulls, ClusterFacts facts)
    {
        var egress = new Egress(pulls, facts);
        if (egress.Icr is { Count: > 0 } silent)
            yield return Of(egress, silent, facts, Egress.Hosts(silent), AllowGateway);
        if (egress.Unresolved is { Count: > 0 } unresolved)
            yield return Of(egress, unresolved, facts, $"the DNS server that resolves {Egress.Hosts(unresolved)}", Sync(egress, unresolved, facts));
    }

    private Finding Of(Egress egress, IReadOnlyList<UnreachedRegistry> found, ClusterFacts facts, string blocked, IEnumerable<Fix> fixes)
    {
        var works = egress.Reached(isIcr: false);
        return Found([.. found.Select(one => one.Pull)],
            $"the VPC cluster's security groups {(works is null ? "could be blocking" : "block")} {blocked} ({Egress.Extent(found)})",
            works is null ? Certainty.Possible : Certainty.Likely,
            [.. Egress.Texts(found), egress.Vpc(found), works ?? Unseen],
            [IbmCommands.ShowUnreached(facts), .. Network.WithAnotherImage([Look(found[0], facts)], found[0].Pull, found[0].Failure, facts), .. fixes]);
    }

    /// <summary>Shows the same from the node, where nothing of it is inferred.</summary>
    private static Fix Look(UnreachedRegistry one, ClusterFacts facts) => one.IsDns
        ? Network.LookUpFromNode(one.Pull, one.Failure with { Host = LookedUpName.Of(one.Pull, one.Failure) }, facts, "show how the node's own DNS server resolves the name")
        : Network.ConnectFromNode(one.Pull, one.Failure, facts, "check the connection: 401 means that the node reaches the registry; no response means that a proxy or firewall in the network path blocks TCP 443");

    private static IEnumerable<Fix> AllowGateway =>
    [
        Fix.Show("ibmcloud is security-groups", "list the security groups: the commands below need kube-vpegw-VPCID and the workers' group in place of WORKER_GROUP"),
        .. IbmCommands.Connect("WORKER_GROUP", "kube-vpegw-VPCID"),
    ];

    private static IEnumerable<Fix> Sync(Egress egress, IReadOnlyList<UnreachedRegistry> found, ClusterFacts facts)
    {
        var workers = found.DistinctBy(one => one.Node).Select(one => facts.Node(one.Node).Value?.WorkerId ?? "WORKER").Distinct().ToList();
        var group = $"kube-{facts.Identity.Id ?? "CLUSTER"}";
        return
        [
            Fix.Show("ibmcloud is security-groups", $"if the VPC has a custom DNS resolver: find the ID of security group {group}, to use as GROUP_ID below"),
            new Fix($"{IbmCommands.OfCluster(facts.Identity, "security-group sync")} --security-group GROUP_ID", "allow traffic from the workers to the resolver"),
            .. workers.Take(MostWorkers).Select((worker, index) => new Fix(
                $"{IbmCommands.OfCluster(facts.Identity, "worker replace")} --worker {Shell.Quote(worker)}",
                $"replace the worker{(index == MostWorkers - 1 && workers.Count > MostWorkers ? $" ({workers.Count - MostWorkers} more workers need the same)" : "")}") { Caution = Workers.Replacement }),
        ];
    }

    private static Evidence Unseen { get; } = Evidence.Note("no container with an image from another registry was found, so it is unknown whether the nodes can reach other registries");
}
