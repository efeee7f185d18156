using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR608: the account serves private networks only, and the pull came by the public one.</summary>
internal sealed class PrivateOnlyAccount : MessageRule
{
    public override string Id => "ICR608";

    public override string Title => "The account allows pulls over the private network only";

    public override IReadOnlyList<PullCause> Explains => [PullCause.NetworkRestricted, PullCause.Forbidden];

    public override string Cause =>
        "The registry account that owns the image has private-only access enabled for this region, and the request came over the public network. The "
        + "credentials might be fine; the problem is the network.";

    public override string Remedy =>
        "Pull from the region's private host, from a cluster in IBM Cloud whose account has VRF and service endpoints or a VPE gateway. Or disable private-only "
        + "access, which requires the Manager role on Container Registry in the account that owns the image.";

    public override string WhenToIgnore => "When the cluster is not supposed to have the image: private-only access works as intended.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-private");

    /// <summary>The sentence decides, whatever cause the rest of the text has.</summary>
    protected override bool IsAbout(Pull pull, PullFailure failure) => failure.IsPrivateOnly;

    protected override Certainty CertaintyOf(Pull pull, PullFailure failure) => pull.IsFromHere ? Certainty.Likely : Certainty.Certain;

    protected override string Message(Pull pull, PullFailure failure) =>
        $"the account that owns the image on {pull.Image?.Registry ?? "the registry"} allows pulls over the private network only, but {Names.Asker(pull)} used the public network";

    protected override IEnumerable<Evidence> More(Pull pull) => pull.Keys.Select(key => KeyAccess.Of(pull, key.Try)?.PrivateOnly).OfType<Evidence>();

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        .. PrivateHost.Instead(pull, facts, "pull over the private network", isOnlyWay: true),
        .. RegionCommands.For(
            pull,
            "or, if you have the Manager role, allow pulls over the public network again: first, ",
            Fix.Show("ibmcloud cr private-only --status", "show whether private-only access is enabled in the region"),
            new Fix("ibmcloud cr private-only --disable", "disable it") { Caution = "applies to the whole account in this region" }),
    ];
}
