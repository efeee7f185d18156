using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Makes a <see cref="Node"/> of a wire node.</summary>
internal static class NodeFacts
{
    public static Node Of(NodeWire wire) => new(
        wire.Metadata.Name ?? "",
        wire.Status?.NodeInfo?.OperatingSystem ?? "",
        wire.Status?.NodeInfo?.Architecture ?? "",
        wire.Status?.NodeInfo?.ContainerRuntimeVersion ?? "",
        wire.Status?.NodeInfo?.KubeletVersion ?? "",
        wire.Spec?.ProviderID is { Length: > 0 } id ? id : null)
    {
        CreatedAt = wire.Metadata.CreationTimestamp,
        ReadySince = (wire.Status?.Conditions ?? []).Find(one => one?.Type == "Ready")?.LastTransitionTime,
        Images = [.. (wire.Status?.Images ?? []).SelectMany(image => image?.Names ?? []).OfType<string>()],
        Labels = (wire.Metadata.Labels ?? []).Where(label => label.Key.StartsWith(Node.LabelPrefix, StringComparison.Ordinal)).ToDictionary(),
    };
}
