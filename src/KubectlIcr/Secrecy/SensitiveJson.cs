using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubectlIcr;

/// <summary>Writes a <see cref="Sensitive"/> as dots, should one ever get into a report.</summary>
internal sealed class SensitiveJson : JsonConverter<Sensitive>
{
    public override Sensitive Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("secrets are read from their own wire objects");

    public override void Write(Utf8JsonWriter writer, Sensitive value, JsonSerializerOptions options) => writer.WriteStringValue(Sensitive.Dots);
}
