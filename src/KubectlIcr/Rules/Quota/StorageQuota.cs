using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR202: the account's image storage is full.</summary>
internal sealed class StorageQuota : MessageRule
{
    public override string Id => "ICR202";

    public override string Title => "The account's image storage quota is used up";

    public override IReadOnlyList<PullCause> Explains => [PullCause.QuotaExceeded];

    public override string Cause =>
        "An account has an image storage quota for each registry region: 512 MB on the free plan, or the limit that the account set. When the storage is full, "
        + "pushes are always blocked. On the free plan, IBM can block pulls too.";

    public override string Remedy =>
        "Run `ibmcloud cr quota` in the image's region to compare usage with the limit. Delete unused images, raise the limit, or upgrade the plan. Images in the trash "
        + "do not count.";

    public override string WhenToIgnore => "Never: the container can't start. Running containers are not affected.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-quota");

    protected override bool IsAbout(Pull pull, PullFailure failure) => base.IsAbout(pull, failure) && Quota.IsStorage(failure);

    protected override string Message(Pull pull, PullFailure failure) => IcrDomain.IsIcr(pull.Image?.Registry)
        ? $"the account's image storage quota in {RegionCommands.Name(pull)} is used up"
        : $"the image storage quota at {Network.Host(pull, failure)} is used up";

    protected override IEnumerable<Evidence> More(Pull pull) => pull.Keys.SelectMany(key => Quota.Evidence(key.Account));

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) => RegionCommands.For(
        pull,
        Fix.Show("ibmcloud cr quota", "show usage and limit"),
        Fix.Show("ibmcloud cr images", "show which images use the space (ibmcloud cr image-rm IMAGE deletes one)"),
        new Fix("ibmcloud cr quota-set --storage MB", "raise the limit, if one was set for the account"),
        new Fix("ibmcloud cr plan-upgrade standard", "or remove the free plan's limit") { Caution = "changes the account's plan to standard, which is billed by usage" });
}
