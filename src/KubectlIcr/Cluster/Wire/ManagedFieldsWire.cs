using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubectlIcr.Cluster.Wire;

/// <summary>Those of <c>metadata.managedFields</c> that own a secret's data, a service account's list or a workload's template.</summary>
[JsonConverter(typeof(ManagedFieldsReader))]
internal sealed class ManagedFieldsWire(List<ManagerWire> entries)
{
    public IReadOnlyList<ManagerWire> Entries => entries;
}

/// <summary>One manager and what it owns.</summary>
internal sealed class ManagerWire
{
    public string? Manager { get; set; }

    public DateTimeOffset? Time { get; set; }

    public bool OwnsData { get; set; }

    public bool OwnsPullSecrets { get; set; }

    public bool OwnsTemplate { get; set; }

    public bool IsOfUse => Time is not null && (OwnsData || OwnsPullSecrets || OwnsTemplate);
}

/// <summary>
/// Reads managed fields and keeps nothing of the rest: they are longer than all else of an object, and of pods, whose lists are long, none is needed. Parsed manually, since
/// generated readers would need a type for each level. The whole value is there when a reader is called, yet only <c>TrySkip</c> is allowed while more is to come.
/// </summary>
internal sealed class ManagedFieldsReader : JsonConverter<ManagedFieldsWire>
{
    public override ManagedFieldsWire? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.TrySkip();
            return null;
        }
        List<ManagerWire>? kept = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject && Entry(ref reader) is { IsOfUse: true } entry)
                (kept ??= []).Add(entry);
            else
                reader.TrySkip();
        }
        return kept is null ? null : new(kept);
    }

    public override void Write(Utf8JsonWriter writer, ManagedFieldsWire value, JsonSerializerOptions options) => writer.WriteNullValue();

    private static ManagerWire Entry(ref Utf8JsonReader reader)
    {
        var entry = new ManagerWire();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "fieldsV1" && reader.TokenType == JsonTokenType.StartObject)
                Fields(ref reader, entry);
            else if (reader.TokenType == JsonTokenType.String && name is "manager" or "time")
                Text(entry, name, reader.GetString()!);
            else
                reader.TrySkip();
        }
        return entry;
    }

    private static void Text(ManagerWire entry, string name, string text)
    {
        if (name == "manager")
            entry.Manager = text;
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            entry.Time = time;
    }

    /// <summary>The first level, and of a workload the second.</summary>
    private static void Fields(ref Utf8JsonReader reader, ManagerWire entry)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            entry.OwnsData |= reader.ValueTextEquals("f:data"u8);
            entry.OwnsPullSecrets |= reader.ValueTextEquals("f:imagePullSecrets"u8);
            entry.OwnsTemplate |= reader.ValueTextEquals("f:template"u8) || reader.ValueTextEquals("f:jobTemplate"u8);
            var isSpec = reader.ValueTextEquals("f:spec"u8);
            reader.Read();
            if (isSpec && reader.TokenType == JsonTokenType.StartObject)
                Fields(ref reader, entry);
            else
                reader.TrySkip();
        }
    }
}
