using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>What is known today of the next start of running pods, on a node that must pull the image.</summary>
/// <param name="Containers">The containers and image volumes of running pods that pull an image when they start.</param>
/// <param name="Unjudged">Those of which nothing can be said: a pull secret was not read, or was not asked about.</param>
/// <param name="Failing">Those that are known to fail.</param>
internal sealed record NextStarts(int Containers, int Unjudged, IReadOnlyList<FailingStart> Failing);

/// <summary>A container or image volume of a pod that runs and is known to fail at its next start.</summary>
/// <param name="Container">Null for an image volume.</param>
/// <param name="Owner">The top controller as <c>Kind/name</c>; null for a bare pod.</param>
/// <param name="Reason"><c>unparsable-secret</c>, <c>missing-secret</c>, <c>refused</c> or <c>dead-token</c>.</param>
internal sealed record FailingStart(string Namespace, string Pod, string? Container, string? Owner, string Reason)
{
    /// <summary>The image volume; left out for a container.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Volume { get; init; }
}
