using System.Text.Json.Serialization;

namespace KubectlIcr.Cluster.Wire;

/// <summary>An event, of <c>v1</c> or (in saved objects) of <c>events.k8s.io/v1</c>, which renamed half of it.</summary>
internal sealed class EventWire : ObjectWire
{
    public InvolvedWire? InvolvedObject { get; set; }

    public InvolvedWire? Regarding { get; set; }

    public string? Type { get; set; }

    public string? Reason { get; set; }

    public string? Message { get; set; }

    public string? Note { get; set; }

    public int? Count { get; set; }

    public int? DeprecatedCount { get; set; }

    public SeriesWire? Series { get; set; }

    public DateTimeOffset? FirstTimestamp { get; set; }

    public DateTimeOffset? LastTimestamp { get; set; }

    public DateTimeOffset? DeprecatedLastTimestamp { get; set; }

    public DateTimeOffset? EventTime { get; set; }

    [JsonIgnore]
    public InvolvedWire? About => InvolvedObject ?? Regarding;

    /// <summary>When it was last recorded; the object's own age tells only where the event has no time.</summary>
    [JsonIgnore]
    public DateTimeOffset? LastSeen => Recorded.Max() ?? Metadata.CreationTimestamp;

    [JsonIgnore]
    public override IEnumerable<DateTimeOffset?> Times => [.. Recorded, Metadata.CreationTimestamp];

    private DateTimeOffset?[] Recorded => [Series?.LastObservedTime, LastTimestamp, DeprecatedLastTimestamp, EventTime, FirstTimestamp];

    /// <summary>When it happened first; later times of the same are counted.</summary>
    [JsonIgnore]
    public DateTimeOffset? First => new[] { FirstTimestamp, EventTime, Metadata.CreationTimestamp }.Min();

    public override string? Field(string path) => path switch
    {
        "type" => Type,
        "reason" => Reason,
        "involvedObject.uid" => About?.Uid,
        "involvedObject.kind" => About?.Kind,
        "involvedObject.name" => About?.Name,
        _ => base.Field(path),
    };
}

internal sealed class InvolvedWire
{
    public string? Kind { get; set; }

    public string? Namespace { get; set; }

    public string? Name { get; set; }

    public string? Uid { get; set; }

    public string? FieldPath { get; set; }
}

internal sealed class SeriesWire
{
    public int? Count { get; set; }

    public DateTimeOffset? LastObservedTime { get; set; }
}
