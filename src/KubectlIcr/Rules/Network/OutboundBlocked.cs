using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR612: a VPC cluster reaches icr.io and no registry outside of it.</summary>
internal sealed class OutboundBlocked : ClusterRule
{
    public override string Id => "ICR612";

    public override Severity Severity => Severity.Error;

    public override string Title => "The VPC cluster blocks registries outside icr.io";

    public override IReadOnlyList<PullCause> Explains => [PullCause.ConnectTimeout, PullCause.Dns];

    public override bool Tells(PullFailure failure) => base.Tells(failure) && failure.Detail == PullDetail.None;

    public override IReadOnlyList<string> Supersedes => ["ICR601", "ICR602"];

    public override string Cause =>
        "VPC clusters that were created with Kubernetes 1.30 or OpenShift 4.15 or later have outbound traffic protection: their security groups drop all traffic to the internet. "
        + "Container Registry is reached through a gateway inside the VPC, so pulls from icr.io work while pulls from docker.io, quay.io and every other public registry time out. "
        + "No pull secret and no firewall rule on the node changes that.";

    public override string Remedy =>
        "Mirror the images into a registry namespace of your own and let the pods use the copies: IBM recommends this, and the cluster stays closed. Or disable outbound traffic protection, which "
        + "opens the cluster to the whole internet. The health check NHC003 shows what IBM Cloud itself sees from the workers.";

    public override string WhenFine => "Where the cluster must not pull from the internet: then the protection does what it is meant to do.";

    public override string? Topic => IbmTopic.Containers("ts-sbd-app-not-working");

    public override IEnumerable<string> Lacks(IReadOnlyList<Pull> pulls, ClusterFacts facts) => new Egress(pulls, facts).Untold(isIcr: false);

    public override IEnumerable<Finding> Check(IReadOnlyList<Pull> pulls, ClusterFacts facts)
    {
        var egress = new Egress(pulls, facts);
        var found = egress.Outside;
        if (found.Count == 0)
            yield break;
        var (works, contrary) = (egress.Reached(isIcr: true), egress.Reached(isIcr: false));
        var isLikely = works is not null && contrary is null && found.Any(one => !one.IsDns);
        yield return Found([.. found.Select(one => one.Pull)],
            $"the VPC cluster's outbound traffic protection {(isLikely ? "blocks" : "could be blocking")} {Egress.Hosts(found)} ({Egress.Extent(found)})",
            isLikely ? Certainty.Likely : Certainty.Possible,
            [.. Egress.Texts(found), egress.Vpc(found), works ?? Unseen, contrary is null ? null : contrary with { Text = $"against it: {contrary.Text}, which came from outside icr.io" }],
            [IbmCommands.ShowUnreached(facts), .. IcrMirror.Of(found, egress, facts), IbmCommands.AllowOutbound(facts)]);
    }

    private static Evidence Unseen { get; } = new("pod", "no container that was looked at has an image from icr.io, which would show that icr.io works");
}
