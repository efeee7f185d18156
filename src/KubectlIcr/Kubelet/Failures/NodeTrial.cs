using System.Globalization;

namespace KubectlIcr.Kubelet;

/// <summary>What a node answered just now, when a trial pod let it pull the image.</summary>
internal sealed record NodeTrial
{
    /// <summary>Null where the pod was never on one.</summary>
    public string? Node { get; init; }

    /// <summary>A secret of the user's choice, tried in place of the pod's own; null for the pod's own.</summary>
    public string? Secret { get; init; }

    /// <summary>The node and the credentials are those of the pod: what the trial met, the pod meets.</summary>
    public bool IsOfPod { get; init; }

    /// <summary>Why the node can't pull; null where it can, or where nothing is known.</summary>
    public PullFailure? Failure { get; init; }

    /// <summary>Why there is no answer; null where there is one.</summary>
    public string? Problem { get; init; }

    public bool HasPulled => Failure is null && Problem is null;

    /// <summary>How long the pull took, as the kubelet says; null where it does not.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>The size of the image, as newer kubelets say; null where it is not said.</summary>
    public long? Bytes { get; init; }

    public string? Digest { get; init; }

    /// <summary><c>ok</c>, the name of a cause, or <c>no-answer</c>.</summary>
    public string Result => Failure?.Cause.Name() ?? (HasPulled ? "ok" : "no-answer");

    /// <summary>The answer in one line.</summary>
    public string Words => Problem ?? Failure?.Summary ?? string.Join(", ", new[]
    {
        Took is { } took ? $"pulled in {took.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)}s" : "pulled",
        Bytes is { } bytes ? $"{(bytes / 1e6).ToString("0.#", CultureInfo.InvariantCulture)} MB" : null,
        Digest,
    }.OfType<string>());

    /// <summary>The node, as a message names it.</summary>
    public string Place => Node is null ? "a node" : $"node {Node}";
}
