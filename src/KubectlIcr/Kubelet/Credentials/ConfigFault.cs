using System.Text.Json;

namespace KubectlIcr.Kubelet;

/// <summary>Where in the payload of a pull secret the kubelet stumbles, for the person who has to mend it: its own error does not say.</summary>
/// <param name="Offset">The byte, from 0.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">The byte of the line, from 1.</param>
/// <param name="Entry">The key of the registry entry it is in; null outside of the entries.</param>
/// <param name="Field">The entry's field that it is in or behind; null for none that the kubelet knows.</param>
internal sealed record ConfigFault(int Offset, int Line, int Column, string? Entry, string? Field)
{
    private static readonly string[] Fields = ["username", "password", "email", "auth"];

    /// <param name="hasAuths">The entries are under <c>auths</c>, not at the top.</param>
    public static ConfigFault At(ReadOnlySpan<byte> payload, int offset, bool hasAuths)
    {
        var before = payload[..Math.Min(offset, payload.Length)];
        var path = PathTo(payload, offset);
        var names = hasAuths ? path.ElementAtOrDefault(0) is { } auths && GoFieldName.Is("auths", auths) ? path[1..] : [] : path;
        return new ConfigFault(offset, before.Count((byte)'\n') + 1, offset - before.LastIndexOf((byte)'\n'), names.ElementAtOrDefault(0), KnownField(names.ElementAtOrDefault(1)));
    }

    // What stands where a name should be in a broken text may be a password.
    private static string? KnownField(string? name) => name is null ? null : Array.Find(Fields, field => GoFieldName.Is(field, name));

    /// <summary>The names of the members that the byte is in, the outermost first.</summary>
    private static List<string> PathTo(ReadOnlySpan<byte> payload, int offset)
    {
        var path = new List<string>();
        var reader = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = GoJsonSyntax.MaxDepth });
        try
        {
            while (reader.Read() && reader.TokenStartIndex < offset)
                Follow(reader, path);
        }
        catch (JsonException)
        {
            // The fault itself: so far the path is right.
        }
        catch (InvalidOperationException)
        {
            // A name that is no UTF-8.
        }
        return path;
    }

    private static void Follow(in Utf8JsonReader reader, List<string> path)
    {
        if (path.Count > reader.CurrentDepth)
            path.RemoveRange(reader.CurrentDepth, path.Count - reader.CurrentDepth);
        if (reader.TokenType != JsonTokenType.PropertyName)
            return;
        while (path.Count >= reader.CurrentDepth)
            path.RemoveAt(path.Count - 1);
        path.Add(reader.GetString()!);
    }
}
