using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubectlIcr;

/// <summary>A password, key, token or secret payload. Prints as dots wherever it lands by accident; only <see cref="Reveal"/> shows it.</summary>
[JsonConverter(typeof(SensitiveJson))]
internal sealed class Sensitive(ReadOnlyMemory<byte> bytes) : IEquatable<Sensitive>
{
    /// <summary>What is shown instead of the value, whatever its length.</summary>
    public const string Dots = "••••••••";

    public static readonly Sensitive Empty = new(ReadOnlyMemory<byte>.Empty);

    /// <summary>The value itself: for the host it belongs to and nobody else.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    public bool IsEmpty => bytes.IsEmpty;

    public static Sensitive Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>The value as text.</summary>
    public string Reveal() => Encoding.UTF8.GetString(bytes.Span);

    public bool Equals(Sensitive? other) => other is not null && bytes.Span.SequenceEqual(other.Bytes.Span);

    public override bool Equals(object? obj) => Equals(obj as Sensitive);

    /// <summary>Of the content, since a cluster can have thousands; the runtime salts it anew in each process.</summary>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(bytes.Span);
        return hash.ToHashCode();
    }

    public override string ToString() => Dots;
}

/// <summary>Writes a <see cref="Sensitive"/> as dots, should one ever get into a report.</summary>
internal sealed class SensitiveJson : JsonConverter<Sensitive>
{
    public override Sensitive Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("secrets are read from their own wire objects");

    public override void Write(Utf8JsonWriter writer, Sensitive value, JsonSerializerOptions options) => writer.WriteStringValue(Sensitive.Dots);
}
