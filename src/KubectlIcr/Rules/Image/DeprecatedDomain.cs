using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR105: the image is named by a bluemix.net host.</summary>
internal sealed class DeprecatedDomain : PullRule
{
    public override string Id => "ICR105";

    public override Severity Severity => Severity.Warning;

    public override string Title => "The image uses a deprecated bluemix.net host";

    public override string Cause =>
        "registry.REGION.bluemix.net is the old name of the region's icr.io registry. It serves the same images, but the pull secrets that IBM Cloud creates "
        + "today hold icr.io names only, and the kubelet compares names exactly.";

    public override string Remedy => "Use the icr.io name of the same region in the pod template.";

    public override string WhenToIgnore => "When the pod has a secret for the bluemix.net name and you accept that IBM might retire the name.";

    public override string? Topic => IbmTopic.Registry("registry_overview");

    public override bool AppliesTo(Pull pull) =>
        (pull.Fails || pull.IsForecast) && IcrDomain.TryGet(pull.Image?.Registry, out var domain) && domain is { Endpoint: IcrEndpoint.Bluemix };

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (!IcrDomain.TryGet(pull.Image?.Registry, out var domain))
            yield break;
        yield return Found(pull, $"{domain.Host} is the deprecated name of {domain.PublicHost}", Certainty.Certain, [new Evidence("pod", $"image: {pull.Use.Image}")],
            [ImageFixes.Set(pull, ImageOnHost.Of(pull, domain.PublicHost), "use the current name of the same image")]);
    }
}
