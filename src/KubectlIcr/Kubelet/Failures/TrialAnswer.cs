using System.Globalization;
using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Connect;

namespace KubectlIcr.Kubelet;

/// <summary>Reads from a trial pod's status and events what the node answered.</summary>
internal static partial class TrialAnswer
{
    /// <param name="pod">With its one container.</param>
    /// <param name="imageId">As the status has it; empty while there is none.</param>
    /// <param name="reason">Why the pod ended, e.g. <c>Evicted</c>; empty where the status does not say.</param>
    /// <returns>Null while there is no answer yet.</returns>
    public static NodeTrial? Of(Pod pod, PodEvents events, string imageId = "", string reason = "")
    {
        var container = pod.Containers[0];
        var image = ImageReference.TryParse(container.Image, out var parsed, out _) ? parsed : null;
        var pulled = events.All.FirstOrDefault(one => one.Reason == "Pulled");
        if (pulled is not null || container.State?.HasImage == true || imageId.Length > 0)
            return Pulled(pod, pulled?.Message ?? "", imageId);
        if (ContainerFailure.Of(container, image, events, []).Failure is { Cause: not PullCause.BackoffOnly } failure)
            return new NodeTrial { Node = pod.NodeName, Failure = failure };
        return Obstacle(pod, events, reason) is { } problem ? new NodeTrial { Node = pod.NodeName, Problem = problem } : null;
    }

    /// <summary>What there is to say where no answer came in time.</summary>
    public static string LastWord(Pod pod, PodEvents events) =>
        pod.NodeName is null ? "no scheduler has bound the trial pod to a node"
        : events.All.FirstOrDefault(one => one.Type == "Warning") is { } warning ? $"the kubelet says: {warning.Message}"
        : events.All.Any(one => one.Reason == "Pulling") ? "the node is still pulling the image"
        : "the kubelet has not begun to pull";

    private static NodeTrial Pulled(Pod pod, string message, string imageId) => new()
    {
        Node = pod.NodeName,
        Took = Duration().Match(message) is { Success: true } took ? RequestTimeout.Parse(took.Groups["time"].Value) : null,
        Bytes = Size().Match(message) is { Success: true } size ? long.Parse(size.Groups["bytes"].Value, CultureInfo.InvariantCulture) : null,
        Digest = imageId.Split('@') is [.., var last] && imageId.Contains('@') ? last : null,
    };

    /// <summary>Why the kubelet does not come to the pull; what may pass by itself is none.</summary>
    private static string? Obstacle(Pod pod, PodEvents events, string reason) =>
        pod.NodeName is null && events.All.FirstOrDefault(one => one.Reason == "FailedScheduling") is { } unplaced ? $"the scheduler can't place the trial pod: {unplaced.Message}"
        : events.SandboxImageFailure is { } sandbox ? $"the node can't pull its own pause image: {sandbox.Summary}"
        : pod.IsOver ? $"the trial pod ended before the pull{(reason.Length > 0 ? $": {reason}" : "")}"
        : null;

    [GeneratedRegex(@" in (?<time>[0-9][0-9.hmsnuµ]{1,30})(?=[\s.]|$)")]
    private static partial Regex Duration();

    [GeneratedRegex(@"Image size: (?<bytes>[0-9]{1,18}) bytes")]
    private static partial Regex Size();
}
