using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KubectlIcr.Printers;

/// <summary>JSON for people: indented, quotes and letters of any script as they are, control characters escaped.</summary>
internal static class ReadableJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes<T>(T value, JsonTypeInfo<T> type)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options)) JsonSerializer.Serialize(writer, value, type);
        return bytes.ToArray();
    }

    public static JsonElement Element<T>(T value, JsonTypeInfo<T> type) => JsonElement.Parse(Bytes(value, type));
}
