using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>The generated writers of reports, for <see cref="ReadableJson"/>: fields in the order of the records. Nothing of this is ever read.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(DecodeReport))]
[JsonSerializable(typeof(SecretsReport))]
[JsonSerializable(typeof(VersionReport))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ReportJson : JsonSerializerContext;
