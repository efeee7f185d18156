using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR903: the image is not on IBM Cloud Container Registry.</summary>
internal sealed class NotContainerRegistry : PullRule
{
    private static readonly PullCause[] Decided =
    [
        PullCause.Unauthorized, PullCause.BadCredentials, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied, PullCause.NotFoundTag, PullCause.BackoffOnly,
        PullCause.Other,
    ];

    public override string Id => "ICR903";

    public override Severity Severity => Severity.Info;

    public override string Title => "The image is not in IBM Cloud Container Registry";

    public override string Cause =>
        "The image is on another registry. The findings are based on the pod, its secrets and the error. Anything that only the owner of that "
        + "registry can see is not checked. An image without a host is on Docker Hub.";

    public override string Remedy => "If the image is supposed to come from Container Registry, put the region's host in front of its name.";

    public override string WhenToIgnore => "When the image is supposed to come from the other registry.";

    public override bool AppliesTo(Pull pull) =>
        pull.Failure is { } failure && Decided.Contains(failure.Cause) && pull.Image is { } image && !IcrDomain.IsIcr(image.Registry) && !pull.IsSandbox();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        yield return Found(pull, $"{pull.Image!.Registry} is not IBM Cloud Container Registry", Certainty.Certain, [new Evidence("pod", $"image: {pull.Use.Image}")], []);
    }
}
