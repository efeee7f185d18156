using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using k8s.Models;

namespace KubectlIcr.Cluster.Wire;

/// <summary>The generated JSON readers: reflection is off in the native binary, and nothing of this is ever written.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 512)]
[JsonSerializable(typeof(ListWire<PodWire>))]
[JsonSerializable(typeof(ListWire<WorkloadWire>))]
[JsonSerializable(typeof(ListWire<EventWire>))]
[JsonSerializable(typeof(ListWire<SecretWire>))]
[JsonSerializable(typeof(ListWire<ServiceAccountWire>))]
[JsonSerializable(typeof(ListWire<NodeWire>))]
[JsonSerializable(typeof(ListWire<ConfigMapWire>))]
[JsonSerializable(typeof(ListWire<MirrorWire>))]
[JsonSerializable(typeof(ListWire<ImageStreamWire>))]
[JsonSerializable(typeof(ListWire<BuildWire>))]
[JsonSerializable(typeof(ListWire<NamedWire>))]
[JsonSerializable(typeof(ListWire<CustomWire>))]
[JsonSerializable(typeof(ClusterConfigWire))]
[JsonSerializable(typeof(ListWire<JsonObject>))]
[JsonSerializable(typeof(V1Status))]
[JsonSerializable(typeof(HeadWire))]
internal sealed partial class WireContext : JsonSerializerContext;
