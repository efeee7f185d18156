using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubectlIcr.EndToEnd.Objects;

/// <summary>Kubernetes objects from C# literals: <c>new { metadata = new { name } }</c>; what is null is left out.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static JsonObject Of(object literal) => JsonSerializer.SerializeToNode(literal, Options)!.AsObject();
}
