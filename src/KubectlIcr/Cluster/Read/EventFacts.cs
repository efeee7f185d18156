using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Makes an <see cref="Event"/> of a wire event.</summary>
internal static class EventFacts
{
    public static Event Of(EventWire wire) => new()
    {
        Namespace = wire.About?.Namespace ?? wire.Metadata.Namespace ?? "default",
        InvolvedKind = wire.About?.Kind ?? "",
        InvolvedName = wire.About?.Name ?? "",
        InvolvedUid = wire.About?.Uid ?? "",
        FieldPath = wire.About?.FieldPath is { Length: > 0 } path ? path : null,
        Type = wire.Type ?? "Normal",
        Reason = wire.Reason ?? "",
        Message = wire.Message ?? wire.Note ?? "",
        Count = wire.Series?.Count ?? wire.Count ?? wire.DeprecatedCount ?? 1,
        FirstSeen = wire.First,
        LastSeen = wire.LastSeen ?? default,
    };
}
