using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>One pull of the asked pods, for a container or an image volume: what it pulls, with what, how it went and which findings explain it.</summary>
internal sealed record PullReport
{
    public required string Namespace { get; init; }

    /// <summary>The pod's name; for a workload without pods <c>Kind/name</c>.</summary>
    public required string Pod { get; init; }

    /// <summary>Null for an image volume.</summary>
    public required string? Container { get; init; }

    /// <summary>The image volume; left out for a container.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Volume { get; init; }

    /// <summary>What the image is for, in a word or two: the container's name, or <c>volume/NAME</c>.</summary>
    [JsonIgnore]
    public string Use => Container ?? $"volume/{Volume}";

    /// <summary>The image is the node's own, for the pod's sandbox.</summary>
    [JsonIgnore]
    public bool IsSandbox { get; init; }

    /// <summary>In words, e.g. <c>container main</c>; null for a build.</summary>
    [JsonIgnore]
    public string? UseWords => Report.UseWords.Of(Kind, Container, Volume);

    /// <summary>The kind of the object, e.g. <c>Pod</c>.</summary>
    [JsonIgnore]
    public string Kind => Pod.Split('/', 2) is [var kind, _] ? kind : "Pod";

    public required string? Owner { get; init; }

    public required string ServiceAccount { get; init; }

    public required ImageReport Image { get; init; }

    /// <summary>The waiting reason (for a volume that of a container that waits for it), or <c>running</c>, <c>terminated</c>; null when the status says nothing.</summary>
    public required string? State { get; init; }

    /// <summary>The name of the cause; null for a container that does not fail.</summary>
    public required string? Cause { get; init; }

    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>The text of the failure as the cluster gave it; null when there is none.</summary>
    public required string? Text { get; init; }

    /// <summary>Null when the secrets could not be read.</summary>
    public required CredentialsReport? Credentials { get; init; }

    /// <summary>The text of the failure in one sentence, without the runtime's wrapping; left out when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }

    /// <summary>Each pull secret of the pod in the kubelet's order; left out for an image that the node pulls for itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TracedSecrets? PullSecrets { get; init; }

    /// <summary>When the node began to pull, where that has not ended for longer than most pulls take; else left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PullingSince { get; init; }

    /// <summary>Credentials for the image that are copied to every node; left out where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NodeWideReport>? NodeWide { get; init; }

    public required RegistryReport Registry { get; init; }

    /// <summary>What is known of when the objects were made and written and when the pull failed, oldest first; left out where it doesn't fail or no order is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Moment>? Timeline { get; init; }

    /// <summary>The JSON pointer of the container in an object whose kind is not built in; left out for all others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }

    /// <summary>What the node answered just now; left out where it was not asked with <c>--on-node</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NodeReport? Node { get; init; }

    /// <summary>The ids of the findings that have this container as a subject.</summary>
    public required IReadOnlyList<string> Findings { get; init; }
}

/// <summary>What a node answered to a trial pod.</summary>
/// <param name="Name">Null where no node took the trial pod.</param>
/// <param name="Secret">The secret that was tried in place of the pod's own; null for the pod's own.</param>
/// <param name="Result"><c>ok</c>, the name of a cause, or <c>no-answer</c>.</param>
/// <param name="Text">The answer in one line.</param>
/// <param name="Seconds">How long the pull took; null where the kubelet does not say. So is the size, which older kubelets do not say.</param>
internal sealed record NodeReport(string? Name, string? Secret, string Result, string Text, double? Seconds, long? Bytes, string? Digest);

/// <summary>An image reference as distribution/reference parses it; all but raw and error are null when it does not parse.</summary>
internal sealed record ImageReport(string Raw, string? Registry, string? Repository, string? Tag, string? Digest, string? Error);
