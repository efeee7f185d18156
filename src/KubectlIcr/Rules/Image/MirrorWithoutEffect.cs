using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR110: an object names a mirror for the image, and has no effect on this kind of cluster.</summary>
internal sealed class MirrorWithoutEffect : ClusterRule
{
    public override string Id => "ICR110";

    public override Severity Severity => Severity.Warning;

    public override string Title => "A mirror configuration has no effect on IBM Cloud";

    public override string Cause =>
        "ImageContentSourcePolicy, ImageDigestMirrorSet and ImageTagMirrorSet configure OpenShift nodes to pull from mirrors. Red Hat OpenShift on IBM "
        + "Cloud does not support them: the Machine Config Operator, which applies them to the nodes on other platforms, does not run there. The nodes pull from "
        + "the registry in the image reference.";

    public override string Remedy => "Use the mirror in the image reference, e.g. in the pod template, in the values of the chart or in an image stream.";

    public override string WhenToIgnore => "When the nodes get the mirror configuration in another way, e.g. from a DaemonSet that writes their registries.conf.";

    public override IEnumerable<string> Caveats(IReadOnlyList<Pull> pulls, ClusterFacts facts) =>
        facts.OpenShift.MirrorsUnread is { } unread && pulls.Any(pull => Concerns(pull, facts)) ? [unread] : [];

    public override IEnumerable<Finding> Check(IReadOnlyList<Pull> pulls, ClusterFacts facts) =>
        from mirror in facts.OpenShift.Mirrors
        from source in mirror.Sources
        let covered = pulls.Where(pull => Concerns(pull, facts) && source.Covers(pull.Image!.Name)).ToList()
        where covered.Count > 0
        select Found(covered, $"{mirror.Kind} {mirror.Name} has no effect: the nodes pull from {source.Source}, not from its mirror", Certainty.Certain,
            [CommonEvidence.Text(covered[0]), new Evidence("mirror", $"source {source.Source}, mirrors: {ShortList.Of(source.Mirrors, 3)}"), Evidence.Note("Red Hat OpenShift on IBM Cloud does not support mirror objects: nothing applies them to the nodes")],
            covered.Select(pull => Direct(pull, source)).OfType<Fix>().DistinctBy(fix => fix.Run).Take(Most).Append(Show(mirror)));

    private const int Most = 5;

    /// <summary>The registry itself was asked.</summary>
    private static bool Concerns(Pull pull, ClusterFacts facts) =>
        facts.Identity.IsIbmOpenShift && pull is { FailsNow: true, Image: not null, Failure: null or { Mirror: null, Tries.Count: 0 } } && !pull.IsSandbox();

    private static Fix? Direct(Pull pull, MirroredSource source) =>
        source.Mirrors is [{ Length: > 0 } mirror, ..] && pull.Image is { } image && image.Name.StartsWith(source.Source, StringComparison.Ordinal)
            ? ImageFixes.Set(pull, $"{mirror}{image.Name[source.Source.Length..]}{(image.Tag is { } tag ? $":{tag}" : "")}{(image.Digest is { } digest ? $"@{digest}" : "")}", "pull from the mirror directly, if it has the image")
            : null;

    private static Fix Show(MirrorObject mirror) => Fix.Show($"kubectl get {mirror.Resource} {Shell.Quote(mirror.Name)} -o yaml", "show the mirror configuration");
}
