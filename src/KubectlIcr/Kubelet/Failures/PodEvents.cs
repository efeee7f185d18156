using KubectlIcr.Cluster;

namespace KubectlIcr.Kubelet;

/// <summary>The events of one pod, or of a workload that can't create its pods, newest first.</summary>
internal sealed record PodEvents(IReadOnlyList<Event> All)
{
    /// <summary>A pod's events are found by its UID, since a new pod of the same name inherits none of the old one's; saved objects without UIDs by name.</summary>
    public static PodEvents Of(Pod pod, ILookup<ObjectKey, Event> events) =>
        new([.. events[pod.Key].Where(e => e.IsAbout(pod)).OrderByDescending(e => e.LastSeen)]);

    /// <summary>Why the controller can't create pods: its newest <c>FailedCreate</c>, unless it created one since; null when it can.</summary>
    public string? CreateFailure =>
        All.FirstOrDefault(e => e.InvolvedKind != "Pod" && e.Reason is "FailedCreate" or "SuccessfulCreate") is { Reason: "FailedCreate" } failed ? failed.Message : null;

    /// <summary>The names in the newest <c>FailedToRetrieveImagePullSecret</c>.</summary>
    public IReadOnlyList<string> Unretrieved => UnretrievedIn(All.FirstOrDefault(e => e.Reason == "FailedToRetrieveImagePullSecret")?.Message ?? "");

    /// <summary>
    /// The sandbox can't be made because the node can't pull its pause image; null otherwise. The warning of missing secrets comes at every sync
    /// and ends nothing.
    /// </summary>
    public PullFailure? SandboxImageFailure =>
        All.FirstOrDefault(e => e.Reason != "FailedToRetrieveImagePullSecret") is { IsSandboxImageFailure: true } newest
            ? PullError.Classify(newest.Message)
            : null;

    /// <summary>The newest failure that tells a cause, unless the image was pulled since.</summary>
    public Event? PullFailed(Container container) => SincePulled(container).FirstOrDefault(e => e.IsPullFailure);

    /// <summary>From when to when events tell that the container's image can't be pulled; null where none does.</summary>
    public FailureSpan? PullFailures(Container container) => Span(SincePulled(container).Where(e => e.IsPullFailure || e.RepeatsPullFailure));

    /// <summary>The same of pods that can't be created.</summary>
    public FailureSpan? CreateFailures => CreateFailure is null ? null : Span(All.TakeWhile(e => e.Reason != "SuccessfulCreate").Where(e => e.Reason == "FailedCreate"));

    private IEnumerable<Event> SincePulled(Container container)
    {
        var field = Field(container);
        return All.Where(e => e.FieldPath == field || (e.FieldPath is null && e.Message.Contains(container.Image, StringComparison.Ordinal)))
            .TakeWhile(e => e.Reason != "Pulled");
    }

    /// <summary>The event that began a pull that takes long and has not ended yet; null otherwise.</summary>
    public Event? LongPull(Container container, DateTimeOffset now) =>
        All.FirstOrDefault(e => e.FieldPath == Field(container) && PullSteps.Contains(e.Reason)) is { } newest && newest.IsLongPull(now) ? newest : null;

    private static readonly string[] PullSteps = ["Pulling", "Pulled", "Failed", "BackOff", "InspectFailed", "Created", "Started"];

    private static string Field(Container container) => $"spec.{container.List}{{{container.Name}}}";

    private static FailureSpan? Span(IEnumerable<Event> events) =>
        events.Where(e => e.FirstSeen is not null).OrderBy(e => e.FirstSeen).ToList() is { Count: > 0 } timed ? new(timed[0].FirstSeen!.Value, timed.OrderByDescending(e => e.LastSeen).First().LastSeen) : null;

    /// <summary>The names in <c>Unable to retrieve some image pull secrets (a, b); …</c>.</summary>
    public static IReadOnlyList<string> UnretrievedIn(string message)
    {
        var start = message.IndexOf("image pull secrets (", StringComparison.Ordinal) is var found and >= 0 ? message.IndexOf('(', found) : message.IndexOf('(');
        var end = start < 0 ? -1 : message.IndexOf(')', start);
        return end < 0 ? [] : message[(start + 1)..end].Split(", ");
    }

    /// <summary>The image named in <c>failed to get sandbox image "X"</c>; empty when none is.</summary>
    public static string SandboxImage(string message)
    {
        var start = message.IndexOf("sandbox image \"", StringComparison.Ordinal);
        var rest = start < 0 ? "" : message[(start + "sandbox image \"".Length)..];
        var end = rest.IndexOf('"');
        return end < 0 ? "" : rest[..end];
    }
}
