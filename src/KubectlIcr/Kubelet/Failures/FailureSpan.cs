namespace KubectlIcr.Kubelet;

/// <summary>From when to when events tell of a failure. Older events may have expired.</summary>
internal sealed record FailureSpan(DateTimeOffset First, DateTimeOffset Last);
