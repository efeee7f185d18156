using System.Globalization;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR708: the node has been pulling the image for minutes.</summary>
internal sealed class LongPull : PullRule
{
    private const int MostEarlier = 2;

    public override string Id => "ICR708";

    public override Severity Severity => Severity.Warning;

    public override string Title => "The pull takes a long time";

    public override string Cause =>
        "The kubelet reported that it is pulling the image, and has not reported success or failure since. The image is large, the network or the node's disk "
        + "is slow, or the pull is waiting: by default the kubelet pulls one image at a time, so a large image delays all others on the node. On VPC workers, the "
        + "image disk is limited to 49 MB/s. A container runtime cancels a pull that receives no data for several minutes, so a longer pull is most likely still "
        + "receiving data.";

    public override string Remedy =>
        "Wait, and check what else the node is pulling. If pulls from the registry are slow on every node, use an image in the cluster's own region, or make "
        + "the image smaller. On VPC clusters, a worker pool with secondary storage has a faster disk.";

    public override string WhenToIgnore => "The first pull of an image of several gigabytes takes several minutes. Later pods on the node use the image that is already there.";

    public override bool AppliesTo(Pull pull) => pull is { LongPullSince: not null, Fails: false };

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull.LongPullSince is not { } since)
            yield break;
        yield return Found(pull, $"{Names.Node(pull)} has been pulling {pull.Use.Image} for {Time(facts.TakenAt - since)}", Certainty.Certain,
            [new Evidence("event", $"the node began to pull at {TimeWords.Exact(since)}; no later event says how the pull ended"), Size(pull), .. EarlierPulls.Of(pull, facts).Take(MostEarlier)],
            [
                Fix.Show($"kubectl get pods -A --field-selector=status.phase=Pending,spec.nodeName={Network.Node(pull)}", "show which other pods wait for images on the node (by default, it pulls one image at a time)"),
                Network.RuntimeLog(pull, facts, "show the container runtime's log of the pull"),
            ]);
    }

    private static string Time(TimeSpan time) => time < TimeSpan.FromHours(2) ? $"{(int)time.TotalMinutes} minutes" : $"{(int)time.TotalHours} hours";

    /// <summary>As registries and <c>ibmcloud cr</c> show it: compressed, of 1,048,576 bytes.</summary>
    private static Evidence? Size(Pull pull) =>
        pull.RegistryCheck?.Deciding.Manifest?.Size is { } bytes ? new Evidence("registry", $"the image's layers are {(bytes / 1_048_576.0).ToString("0.#", CultureInfo.InvariantCulture)} MB, compressed") : null;
}
