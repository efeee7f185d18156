using System.Text.Json.Serialization.Metadata;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Wire;
using KubectlIcr.Cluster.Wire.Proto;

namespace KubectlIcr.Cluster.Read;

/// <summary>A kind of object we read: where the API serves it and how its JSON is read.</summary>
/// <param name="Api">E.g. <c>api/v1</c>.</param>
internal sealed record Resource<T>(string Kind, string Plural, string Api, JsonTypeInfo<T> One, ListForm<T> Many)
    where T : ObjectWire
{
    /// <summary>Its objects are in namespaces; false for those of the whole cluster.</summary>
    public bool Namespaced { get; init; } = true;

    /// <summary>What of the object is read: <c>/scale</c>; empty for the object itself.</summary>
    public string Part { get; init; } = "";

    /// <param name="namespace">Null for all namespaces, and for a kind without.</param>
    public string Path(string? @namespace, string? name = null) =>
        Api
        + (@namespace is null ? "" : $"/namespaces/{Uri.EscapeDataString(@namespace)}")
        + "/" + Plural
        + (name is null ? "" : "/" + Uri.EscapeDataString(name) + Part);
}

/// <summary>Every kind we read.</summary>
internal static class Resources
{
    private static readonly WireContext Json = WireContext.Default;

    public static readonly Resource<PodWire> Pods = new("Pod", "pods", "api/v1", Json.PodWire, new(Json.ListWirePodWire, PodProto.List));
    public static readonly Resource<EventWire> Events = new("Event", "events", "api/v1", Json.EventWire, new(Json.ListWireEventWire));
    public static readonly Resource<SecretWire> Secrets = new("Secret", "secrets", "api/v1", Json.SecretWire, new(Json.ListWireSecretWire));
    public static readonly Resource<ServiceAccountWire> ServiceAccounts = new("ServiceAccount", "serviceaccounts", "api/v1", Json.ServiceAccountWire, new(Json.ListWireServiceAccountWire));
    public static readonly Resource<NodeWire> Nodes = new("Node", "nodes", "api/v1", Json.NodeWire, new(Json.ListWireNodeWire)) { Namespaced = false };
    public static readonly Resource<ConfigMapWire> ConfigMaps = new("ConfigMap", "configmaps", "api/v1", Json.ConfigMapWire, new(Json.ListWireConfigMapWire));

    public static readonly Resource<ImageStreamWire> ImageStreams = new("ImageStream", "imagestreams", ResourceType.ImageStream.Api, Json.ImageStreamWire, new(Json.ListWireImageStreamWire));
    public static readonly Resource<BuildWire> Builds = new("Build", "builds", ResourceType.Build.Api, Json.BuildWire, new(Json.ListWireBuildWire));

    /// <summary>The kinds that tell OpenShift's nodes of mirrors, the oldest first.</summary>
    public static readonly IReadOnlyList<Resource<MirrorWire>> Mirrors =
    [
        new("ImageContentSourcePolicy", "imagecontentsourcepolicies", "apis/operator.openshift.io/v1alpha1", Json.MirrorWire, new(Json.ListWireMirrorWire)) { Namespaced = false },
        new("ImageDigestMirrorSet", "imagedigestmirrorsets", "apis/config.openshift.io/v1", Json.MirrorWire, new(Json.ListWireMirrorWire)) { Namespaced = false },
        new("ImageTagMirrorSet", "imagetagmirrorsets", "apis/config.openshift.io/v1", Json.MirrorWire, new(Json.ListWireMirrorWire)) { Namespaced = false },
    ];

    /// <summary>Of any kind just what it is called.</summary>
    public static Resource<NamedWire> Names(ResourceType type) => new(type.Kind, type.Plural, type.Api, Json.NamedWire, new(Json.ListWireNamedWire));

    /// <summary>Of a kind that is not built in. Another group may have the same kind.</summary>
    public static Resource<CustomWire> Customs(ResourceType type) => new($"{type.Kind}.{type.Group}", type.Plural, type.Api, Json.CustomWire, new(Json.ListWireCustomWire));

    /// <summary>How many it makes, and by which labels they are found.</summary>
    public static Resource<CustomWire> Scales(ResourceType type) => Customs(type) with { Kind = "Scale", Part = "/scale" };

    public static Resource<WorkloadWire> Workloads(ResourceType type) =>
        new(type.Kind, type.Plural, type.Api, Json.WorkloadWire, new(Json.ListWireWorkloadWire));
}
