using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubectlIcr.Plans;

/// <summary>The document of an undo file: what <c>check --fix</c> changed, in the order it did.</summary>
/// <param name="Server">The cluster it is about.</param>
internal sealed record UndoRecord(string Server, string? Context, DateTimeOffset WrittenAt, IReadOnlyList<UndoEntry> Changes)
{
    private const string Version = "kubectl-icr/v1";
    private const string Type = "Undo";

    [JsonPropertyOrder(-2)]
    public string ApiVersion { get; init; } = Version;

    [JsonPropertyOrder(-1)]
    public string Kind { get; init; } = Type;

    public string ToJson() => JsonSerializer.Serialize(this, UndoJson.Default.UndoRecord);

    /// <returns>Null when the text is something else.</returns>
    public static UndoRecord? Read(string text)
    {
        try
        {
            var record = JsonSerializer.Deserialize(text, UndoJson.Default.UndoRecord);
            return record is { ApiVersion: Version, Kind: Type, Server: not null, Changes: not null } && record.Changes.All(IsWhole) ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsWhole(UndoEntry? entry) => entry is { Kind: not null, Namespace: not null, Name: not null } && entry.Did switch
    {
        UndoEntry.Created => entry.Mark?.Values.All(mark => mark is not null) == true,
        UndoEntry.Bound => entry is { Before: { } before, After: { } after } && before.Concat(after).All(name => name is not null),
        UndoEntry.Restarted => true,
        _ => false,
    };
}

/// <summary>The undo file as JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(UndoRecord))]
internal sealed partial class UndoJson : JsonSerializerContext;
