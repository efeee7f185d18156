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

    public override string Title => "The image is not on IBM Cloud Container Registry";

    public override string Cause =>
        "The image's host is another registry. What is said of it rests on the pod, its secrets and the text of the failure; what only that registry's owner "
        + "knows stays unsaid. An image without a host is Docker Hub's.";

    public override string Remedy => "If the image was meant to come from Container Registry, put the region's host in front of it.";

    public override string WhenFine => "When the other registry is meant.";

    public override bool Concerns(Pull pull) =>
        pull.Failure is { } failure && Decided.Contains(failure.Cause) && pull.Image is { } image && !IcrDomain.IsIcr(image.Registry) && !pull.IsSandbox();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        yield return Found(pull, $"{pull.Image!.Registry} is not IBM Cloud Container Registry", Certainty.Certain, [new Evidence("pod", $"image: {pull.Use.Image}")], []);
    }
}
