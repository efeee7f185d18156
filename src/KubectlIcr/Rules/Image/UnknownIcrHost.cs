using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR106: the host ends in icr.io but is not one of IBM's.</summary>
internal sealed class UnknownIcrHost : PullRule
{
    public override string Id => "ICR106";

    public override Severity Severity => Severity.Warning;

    public override string Title => "The host is not a known IBM Cloud registry";

    public override string Cause =>
        "The host ends in icr.io or bluemix.net but is not in IBM's table of registry domains. The short names differ from the region names: London is uk, "
        + "Osaka jp2, Montreal ca2 and Mumbai in2, and eu.icr.io does not exist.";

    public override string Remedy => "Use the domain of the region that holds the image.";

    public override string WhenToIgnore => "When IBM has added a region since this version of kubectl icr was released.";

    public override string? Topic => IbmTopic.Registry("registry_overview");

    public override bool AppliesTo(Pull pull) => (pull.Fails || pull.IsForecast) && IcrDomain.TryGet(pull.Image?.Registry, out var domain) && !domain.IsKnown;

    /// <summary>The host is unknown: neither IBM's table nor the node's DNS server.</summary>
    public static bool IsNoHost(Pull pull, PullFailure failure) =>
        failure is { Cause: PullCause.Dns } && failure.Text.Contains("no such host", StringComparison.Ordinal)
        && IcrDomain.TryGet(pull.Image?.Registry, out var domain) && !domain.IsKnown;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        var host = pull.Image?.Registry ?? "";
        var unresolved = pull.Failure is { } failure && IsNoHost(pull, failure);
        yield return Found(pull, $"{host} is not in IBM's table of registry domains", unresolved ? Certainty.Certain : Certainty.Likely,
            [new Evidence("pod", $"image: {pull.Use.Image}"), CommonEvidence.Text(pull), Evidence.Note($"IBM's registry domains: {string.Join(", ", IcrDomain.PublicHosts)}")],
            [RegionCommands.FindImage, ImageFixes.Set(pull, ImageOnHost.Of(pull, "REGION.icr.io"), "replace REGION.icr.io with that host")],
            unresolved ? Severity.Error : Severity);
    }
}
