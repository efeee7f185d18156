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
        "VPC clusters created with Kubernetes 1.30 or OpenShift 4.15 or later have outbound traffic protection: their security groups drop all traffic to the "
        + "internet. Container Registry is reached through a gateway inside the VPC, so pulls from icr.io work while pulls from docker.io, quay.io and all other "
        + "public registries time out. Pull secrets and firewall rules on the node do not change that.";

    public override string Remedy =>
        "Mirror the images into a registry namespace of your own and have the pods use the copies: IBM recommends this, and the cluster stays protected. Or "
        + "disable outbound traffic protection, which lets the cluster reach the whole internet. The health check NHC003 shows what IBM Cloud itself observes "
        + "from the workers.";

    public override string WhenToIgnore => "When the cluster is not supposed to pull from the internet: the protection works as intended.";

    public override string? Topic => IbmTopic.Containers("ts-sbd-app-not-working");

    public override IEnumerable<string> Caveats(IReadOnlyList<Pull> pulls, ClusterFacts facts) => new Egress(pulls, facts).Untold(isIcr: false);

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
            [.. Egress.Texts(found), egress.Vpc(found), works ?? Unseen, contrary is null ? null : contrary with { Text = $"evidence against this: {contrary.Text}, which was pulled from outside icr.io" }],
            [IbmCommands.ShowUnreached(facts), .. IcrMirror.Of(found, egress, facts), IbmCommands.AllowOutbound(facts)]);
    }

    private static Evidence Unseen { get; } = Evidence.Note("no container with an image from icr.io was found, so it is unknown whether the nodes can reach icr.io");
}
