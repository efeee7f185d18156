using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR201: the account's pull traffic of this month is used up.</summary>
internal sealed class PullTrafficQuota : MessageRule
{
    public override string Id => "ICR201";

    public override string Title => "The account's pull traffic quota is used up";

    public override RequiredFacts Requires => RequiredFacts.Registry;

    public override IReadOnlyList<PullCause> Explains => [PullCause.QuotaExceeded];

    public override string Cause =>
        "An account has a pull traffic quota for each registry region and month: 5 GB on the free plan, or the limit that the account set. When it is used up, "
        + "the registry still serves the manifest but refuses the layers. The pull that crosses the limit succeeds and the next one is refused. containerd shows "
        + "only a 403 on a layer, so without the registry's own message the quota is likely, not certain.";

    public override string Remedy =>
        "Run `ibmcloud cr quota` in the image's region to compare usage with the limit. Raise the limit, upgrade the plan, or wait for the next billing month. Pulls "
        + "through the region's private host do not count toward the quota.";

    public override string WhenToIgnore => "Never: the container can't start. The quota is reset at the start of each billing month.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-quota");

    protected override bool IsAbout(Pull pull, PullFailure failure) =>
        base.IsAbout(pull, failure) && !Quota.IsStorage(failure) && (Quota.IsSaid(failure) || (Quota.Counts(pull) && !Quota.HasTrafficLeft(pull)));

    protected override Certainty CertaintyOf(Pull pull, PullFailure failure) => Quota.IsSaid(failure) ? base.CertaintyOf(pull, failure) : Certainty.Likely;

    protected override string Message(Pull pull, PullFailure failure)
    {
        var quota = IcrDomain.IsIcr(pull.Image?.Registry)
            ? $"the account's pull traffic quota in {RegionCommands.Name(pull)}"
            : $"the pull traffic quota at {Network.Host(pull, failure)}";
        return Quota.IsSaid(failure)
            ? $"{quota} is used up for this month"
            : $"{Network.Host(pull, failure)} refused a layer of the image with 403, most likely because {quota} is used up for this month";
    }

    protected override IEnumerable<Evidence> More(Pull pull) => pull.Keys.SelectMany(key => Quota.Evidence(key.Account));

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        .. RegionCommands.For(
            pull,
            Fix.Show("ibmcloud cr quota", "show usage and limit (usage is reset at the start of each billing month)"),
            new Fix("ibmcloud cr quota-set --traffic MB", "raise the limit, if one was set for the account"),
            new Fix("ibmcloud cr plan-upgrade standard", "or remove the free plan's limit") { Caution = "changes the account's plan to standard, which is billed by usage" }),
        .. PrivateHost.Instead(pull, facts, "pull over the private network, which does not count toward the quota"),
    ];
}
