using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Makes a <see cref="Pod"/> of a pod or of a workload's template. A cluster has tens of thousands: what is the same in most is shared, and lists are arrays.</summary>
internal static class PodFacts
{
    private static readonly ContainerState Running = new("running", null, null);

    public static Pod Of(PodWire wire) => Of(wire.Metadata, wire.Spec, wire.Status) with
    {
        Uid = wire.Metadata.Uid ?? "",
        CreatedAt = wire.Metadata.CreationTimestamp,
        NodeName = wire.Spec?.NodeName is { Length: > 0 } node ? node : null,
        Owner = Owners.Of(wire.Metadata),
        IsOver = wire.Status?.Phase is "Succeeded" or "Failed",
        IsOnOpenShift = wire.Metadata.Annotations?.OpenShiftScc is { Length: > 0 },
    };

    /// <summary>A manifest's pod, which does not exist yet.</summary>
    public static Pod Template(PodWire wire) => Of(wire.Metadata, wire.Spec, null) with { IsTemplate = true };

    public static Pod Template(string kind, WorkloadWire wire) => Of(wire.Metadata, wire.Template?.Spec, null) with
    {
        Kind = kind,
        IsTemplate = true,
        Owner = Owners.Of(wire.Metadata) ?? $"{kind}/{wire.Metadata.Name}",
        CreatedAt = wire.Metadata.CreationTimestamp,
        Template = EditFacts.OfTemplate(kind, wire),
    };

    private static Pod Of(MetaWire meta, PodSpecWire? spec, PodStatusWire? status) => new()
    {
        Namespace = meta.NamespaceOrDefault,
        Name = meta.Name ?? meta.GenerateName ?? "",
        ServiceAccountName = First(spec?.ServiceAccountName, spec?.ServiceAccount) ?? "default",
        ImagePullSecrets = Names(spec?.ImagePullSecrets),
        Containers = (Container[])
        [
            .. Containers("initContainers", spec?.InitContainers, status?.InitContainerStatuses),
            .. Containers("containers", spec?.Containers, status?.ContainerStatuses),
            .. Containers("ephemeralContainers", spec?.EphemeralContainers, status?.EphemeralContainerStatuses),
        ],
        ImageVolumes = spec?.Volumes is { } volumes ? [.. volumes.Select(ImageVolume).OfType<ImageVolume>()] : [],
    };

    public static IReadOnlyList<string> Names(List<NameWire>? list) =>
        list?.Select(one => one?.Name).OfType<string>().Where(name => name.Length > 0).ToArray() ?? [];

    private static IEnumerable<Container> Containers(string list, List<ContainerWire>? containers, List<ContainerStatusWire>? statuses) =>
        (containers ?? []).Where(one => one is not null).Select(one =>
        {
            var status = statuses?.Find(status => status?.Name == one.Name);
            return new Container
            {
                Name = one.Name ?? "",
                Image = one.Image ?? "",
                List = list,
                PullPolicy = First(one.ImagePullPolicy),
                State = State(status?.State),
                LastState = State(status?.LastState),
            };
        });

    /// <summary>Null for any other kind of volume, and for one without a reference, which the kubelet leaves out.</summary>
    private static ImageVolume? ImageVolume(VolumeWire? volume) =>
        volume is { Name: { } name, Image: { Reference: { Length: > 0 } reference } image } ? new ImageVolume(name, reference, First(image.PullPolicy)) : null;

    private static ContainerState? State(ContainerStateWire? state) => state switch
    {
        { Waiting: { } waiting } => new("waiting", waiting.Reason, waiting.Message),
        { Running: not null } => Running,
        { Terminated: { } ended } => new("terminated", ended.Reason, ended.Message),
        _ => null,
    };

    private static string? First(params string?[] values) => values.FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
