using System.Text.Json.Serialization.Metadata;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Connect;

/// <summary>How a page of a list is read.</summary>
/// <param name="Proto">From protobuf, handing over each object as it is read, so that none outlives the next; null where JSON is asked for.</param>
internal sealed record ListForm<T>(JsonTypeInfo<ListWire<T>> Json, Func<ReadOnlySpan<byte>, Action<T>, ListWire<T>>? Proto = null);
