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

    public override string Title => "No IAM policy for the API key covers the image";

    public override IReadOnlyList<PullCause> Explains => [PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The API key is valid, but none of the policies that could be read gives its service ID the Reader, Writer or Manager role on Container Registry for this "
        + "registry namespace and region. The policies of its access groups were also considered. Common mistakes are a policy for another region, the resource type written as "
        + "Namespace, a region given for the global registry, a resource group that does not contain the registry namespace, and platform roles only.";

    public override string Remedy => "Assign the service ID the Reader role on Container Registry for the registry namespace and region.";

    public override string WhenToIgnore => "When the API key is not allowed to read all of its own policies: IAM omits the others without an error.";

    public override string? Topic => IbmTopic.Registry("iam");

    protected override string? Unread(Pull pull, KeyAccess access) =>
        IsDenied(pull, access) && access.OwnsNamespace != false && access.Cover is not { Coverage: Coverage.Yes }
            ? (access.Key.Key.Policies.Unread ?? access.Key.Key.PoliciesGap) is { } reason ? $"policies of the API key in \"{access.Key.Try.Secret}\": {reason}" : null
            : null;

    protected override Finding? Check(Pull pull, KeyAccess access, ClusterFacts facts) =>
        access is not { LacksPolicy: true, Key.Key: { Identity: { } who, Policies.Value: { } policies } } || !IsDenied(pull, access) ? null
        : Found(pull, $"no IAM policy allows the API key in {Secret(pull, access)} ({Names.Identity(who)}) to pull from registry namespace {access.Namespace} in {access.Domain.Region}",
            Certainty.Likely,
            [
                CommonEvidence.Text(pull), access.Who,
                .. access.Mistakes.Count > 0 ? access.Mistakes.Select(words => new Evidence("iam", words)) : [new Evidence("iam", policies.Count == 1 ? "the only policy that could be read does not cover it" : $"none of the {policies.Count} policies that could be read covers it")],
            ],
            ReaderPolicy.Grant(access.Domain, access.Namespace, who));
}
