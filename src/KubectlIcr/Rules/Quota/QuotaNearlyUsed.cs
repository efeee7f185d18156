using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR205: the account's quota is used up, or nearly so.</summary>
internal sealed class QuotaNearlyUsed : KeyRule
{
    private const int Worth = 90;

    public override string Id => "ICR205";

    public override Severity Severity => Severity.Warning;

    public override string Title => "The account's quota is nearly used up";

    public override string Cause =>
        "The registry's API says that 90 percent or more of the account's pull traffic for this month, or of its image storage, is used in this region. When "
        + "the pull traffic is used up, the registry refuses layers until the next billing month. When the storage is used up, it refuses pushes.";

    public override string Remedy =>
        "Raise the limit or upgrade the plan before it is reached. Pulls through the region's private host do not count toward the traffic, and deleting images "
        + "frees storage.";

    public override string WhenToIgnore => "Near the end of the billing month.";

    public override string? Topic => IbmTopic.Registry("registry_quota");

    public override bool AppliesTo(Pull pull) => base.AppliesTo(pull) && pull.Failure?.Cause != PullCause.QuotaExceeded;

    protected override string? Unread(Pull pull, KeyAccess access) =>
        access.Key.Account?.Quota.Unread is { } reason ? $"quota of account {access.Key.Account.AccountId}: {reason}" : null;

    protected override Finding? Check(Pull pull, KeyAccess access, ClusterFacts facts)
    {
        if (access.OwnsNamespace == false || access.Key.Account is not { Quota.Value: { } quota } account || Math.Max(quota.TrafficPercent ?? 0, quota.StoragePercent ?? 0) < Worth)
            return null;
        return Found(pull, $"account {account.AccountId} has used {Used(quota)} at {account.Host}", Certainty.Certain, Quota.Evidence(account),
            [.. RegionCommands.For(pull, Fix.Show("ibmcloud cr quota", "show usage and limit"), new Fix("ibmcloud cr plan-upgrade standard", "upgrade, if the account is on the free plan") { Caution = "changes the account's plan to standard, which is billed by usage" })]);
    }

    private static string Used(Iam.Quota quota) => ShortList.All(new[]
    {
        quota.TrafficPercent >= Worth ? $"{quota.TrafficPercent} percent of its pull traffic for this month" : null,
        quota.StoragePercent >= Worth ? $"{quota.StoragePercent} percent of its storage" : null,
    }.OfType<string>());
}
