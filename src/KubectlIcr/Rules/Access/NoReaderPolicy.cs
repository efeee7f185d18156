using KubectlIcr.Cluster;
using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR504: none of the key's policies covers the registry namespace in that region.</summary>
internal sealed class NoReaderPolicy : KeyRule
{
    public override string Id => "ICR504";

    public override Severity Severity => Severity.Error;

    public override string Title => "No IAM policy of the key covers the image";

    public override IReadOnlyList<PullCause> Explains => [PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The key is good, and none of the policies that could be read gives its service ID the role Reader, Writer or Manager on Container Registry for this namespace "
        + "and region: neither its own nor those of its access groups. Usual slips: another region, the resource type written Namespace, a region given for the global "
        + "registry, a resource group that the namespace is not in, platform roles only.";

    public override string Remedy => "Give the service ID the Reader role on Container Registry for the namespace and region.";

    public override string WhenFine => "When the key may not read all of its own policies: those that it may not read are left out without a word.";

    public override string? Topic => IbmTopic.Registry("iam");

    protected override string? Unread(Pull pull, KeyAccess access) =>
        IsDenied(pull, access) && access.OwnsNamespace != false && access.Cover is not { Coverage: Coverage.Yes }
            ? (access.Key.Key.Policies.Unread ?? access.Key.Key.PoliciesGap) is { } reason ? $"policies of the key of \"{access.Key.Try.Secret}\": {reason}" : null
            : null;

    protected override Finding? Check(Pull pull, KeyAccess access, ClusterFacts facts) =>
        access is not { LacksPolicy: true, Key.Key: { Identity: { } who, Policies.Value: { } policies } } || !IsDenied(pull, access) ? null
        : Found(pull, $"no IAM policy lets the key of {Secret(pull, access)} ({Names.Identity(who)}) pull from namespace {access.Namespace} in {access.Domain.Region}",
            Certainty.Likely,
            [
                Proof.Text(pull), access.Who,
                .. access.Mistakes.Count > 0 ? access.Mistakes.Select(words => new Evidence("iam", words)) : [new Evidence("iam", $"none of the {policies.Count} policies that could be read covers it")],
            ],
            ReaderPolicy.Grant(access.Domain, access.Namespace, who));
}
