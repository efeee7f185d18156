using System.Text.Json;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Files;

/// <summary>Looks what kind of object some JSON is.</summary>
internal static class ObjectHead
{
    /// <summary>Null when it is not a Kubernetes object.</summary>
    public static HeadWire? Of(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, WireContext.Default.HeadWire);
        }
        catch (JsonException)
        {
            return null; // "kind" may be anything in a file that is not Kubernetes'
        }
    }
}
