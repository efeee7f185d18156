using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>The reports as JSON: fields in the order of the records.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(DecodeReport))]
[JsonSerializable(typeof(SecretsReport))]
[JsonSerializable(typeof(VersionReport))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>Readable text: quotes and letters of any script as they are, control characters escaped.</summary>
    public static ReportJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
